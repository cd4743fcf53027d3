import weakref

class Session:
    user = "ada"

session = Session()
ref = weakref.ref(session)
del session
if ref:  # ref-truth
    print("still here:", ref())
