import weakref

class Button:
    def pressed(self):
        print("pressed")

button = Button()

# button.pressed is a new bound method each
# time: it is gone when nobody holds it.
plain = weakref.ref(button.pressed)
print("plain ref:", plain())

# WeakMethod lives as long as the button does.
method = weakref.WeakMethod(button.pressed)
method()()

del button
print("WeakMethod:", method())
