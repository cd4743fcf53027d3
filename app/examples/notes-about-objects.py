import weakref

class Player:
    def __init__(self, name):
        self.name = name

# Facts about objects, without touching them and without keeping them.
score = weakref.WeakKeyDictionary()

ada = Player("Ada")
bob = Player("Bob")
score[ada] = 3
score[bob] = 5
print({player.name: points for player, points in score.items()})

del bob
print({player.name: points for player, points in score.items()})
