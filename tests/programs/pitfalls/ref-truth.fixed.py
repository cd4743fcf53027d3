import weakref

class Session:
    user = "ada"

session = Session()
ref = weakref.ref(session)
del session
current = ref()
if current is not None:
    print("still here:", current)
