import weakref

class Page:
    pass

page = Page()
ref = weakref.ref(page)
dead = {ref}
del page
print(ref in dead)
