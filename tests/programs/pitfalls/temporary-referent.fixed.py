import weakref

class Button:
    def pressed(self):
        print("pressed")

button = Button()
handler = weakref.WeakMethod(button.pressed)
print(handler()())
