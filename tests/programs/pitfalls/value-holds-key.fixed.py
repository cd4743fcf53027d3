import gc
import weakref

class Person:
    pass

class Card:
    def __init__(self, owner):
        self.owner = weakref.ref(owner)

cards = weakref.WeakKeyDictionary()
ada = Person()
cards[ada] = Card(ada)
del ada
gc.collect()
print(len(cards))
