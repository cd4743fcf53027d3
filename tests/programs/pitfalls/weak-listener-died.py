import weakref

class Timer:
    def __init__(self):
        self.listeners = []

    def every(self, listener):
        if hasattr(listener, "__self__"):
            self.listeners.append(weakref.WeakMethod(listener))
        else:
            self.listeners.append(weakref.ref(listener))

    def fire(self):
        for reference in self.listeners:
            listener = reference()
            if listener is not None:
                listener()

class Plugin:
    def start(self, timer):
        timer.every(lambda: print("tick"))  # weak-listener-died

plugin, timer = Plugin(), Timer()
plugin.start(timer)
timer.fire()
