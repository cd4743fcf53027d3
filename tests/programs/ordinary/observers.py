"""Subjects that tell their observers, and do not keep them."""

import weakref


class Signal:
    def __init__(self):
        self._handlers = []

    def connect(self, handler):
        if hasattr(handler, "__self__"):
            ref = weakref.WeakMethod(handler, self._forget)
        else:
            ref = weakref.ref(handler, self._forget)
        self._handlers.append(ref)
        return ref

    def disconnect(self, handler):
        self._handlers = [ref for ref in self._handlers if ref() != handler]

    def send(self, *args):
        for ref in list(self._handlers):
            handler = ref()
            if handler is not None:
                handler(*args)

    def _forget(self, ref):
        if ref in self._handlers:
            self._handlers.remove(ref)

    def __len__(self):
        return len(self._handlers)


class Sensor:
    def __init__(self, name):
        self.name = name
        self.changed = Signal()
        self._value = 0

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        if value != self._value:
            self._value = value
            self.changed.send(self.name, value)


class Display:
    def __init__(self, title):
        self.title = title
        self.seen = []

    def update(self, name, value):
        self.seen.append((name, value))
        print(self.title, "shows", name, value)


def log(name, value):
    print("log:", name, value)


sensor = Sensor("temperature")
hall = Display("hall")
yard = Display("yard")
sensor.changed.connect(hall.update)
sensor.changed.connect(yard.update)
sensor.changed.connect(log)

sensor.value = 20
print("observers:", len(sensor.changed))

del yard
sensor.value = 21
print("observers:", len(sensor.changed))

sensor.changed.disconnect(hall.update)
sensor.value = 22
print("hall saw", hall.seen)
