import weakref

class Page:
    pass

page = Page()
ref = weakref.ref(page)
del page
dead = {ref}  # hash-after-death
