"""A little GUI: signals hold bound methods weakly, windows come and go."""
import weakref


class Signal:
    def __init__(self):
        self._slots = []

    def connect(self, method):
        self._slots.append(weakref.WeakMethod(method, self._forget))

    def _forget(self, slot):
        self._slots.remove(slot)

    def emit(self, *args):
        for slot in list(self._slots):
            method = slot()
            if method is not None:
                method(*args)

    def __len__(self):
        return len(self._slots)


class Button:
    def __init__(self, label):
        self.label = label
        self.clicked = Signal()

    def click(self):
        self.clicked.emit(self.label)


class Window:
    count = 0

    def __init__(self, button):
        Window.count += 1
        self.name = f"window {Window.count}"
        self.seen = []
        button.clicked.connect(self.on_click)

    def on_click(self, label):
        self.seen.append(label)
        print(self.name, "saw", label)

    def close(self):
        print(self.name, "closes")


ok = Button("ok")
main = Window(ok)
popup = Window(ok)
ok.click()
popup.close()
del popup
print(len(ok.clicked), "slot left")
ok.click()
print(main.seen)
