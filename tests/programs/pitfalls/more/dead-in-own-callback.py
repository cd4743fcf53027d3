import weakref

class Session:
    def __init__(self, name):
        self.name = name
        self.files = ["a", "b"]

    def shut(self):
        print("shut", self.name)

# By the weakref that the callback is given.
def dropped(reference):
    session = reference()  # dead-in-own-callback
    if session is not None:
        session.shut()

one = Session("one")
watch = weakref.ref(one, dropped)
del one

# By a proxy.
two = Session("two")
proxy = weakref.proxy(two)

def cleared():
    proxy.files.clear()  # dead-in-own-callback

weakref.finalize(two, cleared)
del two

# By a WeakMethod.
three = Session("three")
shut = weakref.WeakMethod(three.shut)

def shut_down(reference):
    if (method := shut()):  # dead-in-own-callback
        method()

watch3 = weakref.ref(three, shut_down)
del three

# By a weak dictionary, whose entry is gone or just going.
sessions = weakref.WeakValueDictionary()

def forget(name):
    session = sessions.get(name)  # dead-in-own-callback
    if session:
        session.shut()

four = Session("four")
weakref.finalize(four, forget, "four")
sessions["four"] = four
del four

def forget_too(name):
    session = sessions.get(name)  # dead-in-own-callback
    if session:
        session.shut()

five = Session("five")
sessions["five"] = five
weakref.finalize(five, forget_too, "five")
del five

# In a lambda.
six = Session("six")
six_ref = weakref.ref(six)
weakref.finalize(six, lambda: six_ref() and six_ref().shut())  # dead-in-own-callback
del six

# What only looks, or finds other objects, is no mistake.
seven, eight = Session("seven"), Session("eight")
eight_ref = weakref.ref(eight)

def gone(reference):
    print("gone", reference(), reference() is None)
    other = eight_ref()
    if other is not None:
        other.shut()

watch7 = weakref.ref(seven, gone)
del seven
