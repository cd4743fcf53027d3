import weakref

class Session:
    user = "ada"

session = Session()
ref = weakref.ref(session)
del session
if ref:
    print("still here:", ref())
