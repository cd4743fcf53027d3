import weakref

class Page:
    pass

dead = set()

def gone(ref):
    dead.add(ref)  # hash-after-death

page = Page()
watch = weakref.ref(page, gone)
del page

pages = [Page(), Page()]
refs = [weakref.ref(page) for page in pages]
pages.clear()
try:
    counts = dict.fromkeys(refs, 0)  # hash-after-death
except TypeError as error:
    print(error)
try:
    print(hash(refs[1]))  # hash-after-death
except TypeError as error:
    print(error)
