import weakref

class Timer:
    def __init__(self):
        self.listeners = []

    def every(self, listener):
        self.keep(listener)

    def keep(self, listener):
        if hasattr(listener, "__self__"):
            self.listeners.append(weakref.WeakMethod(listener))
        else:
            self.listeners.append(weakref.ref(listener))

    def fire(self):
        for reference in self.listeners:
            listener = reference()
            if listener is not None:
                listener()

class Inner:
    def tick(self):
        print("inner")

def module_tick():
    print("module")

class Plugin:
    def make(self):
        return Inner().tick

    def start(self, timer):
        def local():
            print("local")

        timer.every(local)  # weak-listener-died
        timer.every(self.make())  # weak-listener-died
        timer.every(Inner().tick)  # weak-listener-died
        timer.every(module_tick)

bus = weakref.WeakSet()

def subscribe(function):
    bus.add(function)

plugin, timer = Plugin(), Timer()
plugin.start(timer)
timer.every(listener=lambda: print("again"))  # weak-listener-died
subscribe(lambda: print("in a set"))  # weak-listener-died
timer.fire()

# Held, and later dropped on purpose.
def held():
    print("held")

inner = Inner()
timer.every(held)
timer.every(inner.tick)
timer.fire()
del held, inner
timer.fire()

def session():
    def during():
        print("during")

    timer.every(during)
    timer.fire()

session()
timer.fire()
