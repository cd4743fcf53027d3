import gc
import weakref

class Person:
    pass

class Card:
    def __init__(self, owner):
        self.owner = owner

cards = weakref.WeakKeyDictionary()
ada = Person()
cards[ada] = Card(ada)  # value-holds-key
del ada
gc.collect()
print(len(cards))
