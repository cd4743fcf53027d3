import weakref

class Player:
    def __init__(self, name):
        self.name = name

# Facts about objects that do not keep them.
score = weakref.WeakKeyDictionary()

ada = Player("Ada")
bob = Player("Bob")
score[ada] = 3
score[bob] = 5
print({p.name: n for p, n in score.items()})

# With Bob his score goes, too.
del bob
print({p.name: n for p, n in score.items()})
