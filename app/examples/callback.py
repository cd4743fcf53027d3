import weakref

class Window:
    pass

def note(name):
    def closed(ref):
        print(f"{name}: ref() is {ref()}")
    return closed

window = Window()
first = weakref.ref(window, note("first"))
second = weakref.ref(window, note("second"))
third = weakref.ref(window, note("third"))

# All three are cleared before the first
# callback runs. Then the newest goes first.
print("closing")
del window
print("closed")
