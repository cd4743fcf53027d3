import weakref

class Request:
    pass

def handle(request):
    raise ValueError("no such page")

request = Request()
watch = weakref.ref(request)
try:
    handle(request)
except ValueError as error:
    last_error = str(error)
del request
print("alive:", watch() is not None)
