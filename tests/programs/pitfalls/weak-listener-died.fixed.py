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
    def tick(self):
        print("tick")

    def start(self, timer):
        timer.every(self.tick)

plugin, timer = Plugin(), Timer()
plugin.start(timer)
timer.fire()
