import weakref

class Resource:
    pass

closed = []
for number in range(12_000):
    resource = Resource()
    weakref.finalize(resource, closed.append, number)
    del resource
print(len(closed))
