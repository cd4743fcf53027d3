import weakref

class Button:
    def pressed(self):
        print("pressed")

button = Button()
handler = weakref.ref(button.pressed)  # temporary-referent
print(handler())
