"""A game: creatures target each other weakly, the dead are forgotten."""
import weakref
import random

random.seed(4)


class Creature:
    def __init__(self, name, health):
        self.name = name
        self.health = health
        self._target = None

    def aim_at(self, other):
        self._target = weakref.ref(other)

    @property
    def target(self):
        return self._target() if self._target is not None else None

    def attack(self):
        target = self.target
        if target is None:
            return f"{self.name} looks around"
        target.health -= random.randint(3, 6)
        return f"{self.name} hits {target.name}: {target.health}"


class Arena:
    def __init__(self):
        self.creatures = []
        self.by_name = weakref.WeakValueDictionary()

    def add(self, creature):
        self.creatures.append(creature)
        self.by_name[creature.name] = creature

    def bury(self):
        self.creatures = [each for each in self.creatures if each.health > 0]


arena = Arena()
for name, health in [("orc", 9), ("elf", 12), ("troll", 20)]:
    arena.add(Creature(name, health))
arena.by_name["orc"].aim_at(arena.by_name["elf"])
arena.by_name["elf"].aim_at(arena.by_name["orc"])
arena.by_name["troll"].aim_at(arena.by_name["orc"])
for round in range(4):
    for creature in arena.creatures:
        print(creature.attack())
    creature = None
    arena.bury()
    print("left:", sorted(arena.by_name))
