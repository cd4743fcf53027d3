"""What holds these objects is nothing that a step tells: deques, class attributes, defaults, caches, errors."""
import collections
import functools
import weakref


class Connection:
    name = "connection"

    def __init__(self, number=0):
        self.number = number

    def address(self):
        return f"10.0.0.{self.number}"


# Finalizers that are given what they need of their object.
queue = collections.deque()
first = Connection(1)
queue.append(first)
weakref.finalize(first, print, "closed", first.name)
weakref.finalize(first, print, "closed", first.address(), str(first))
del first
queue.clear()

second, third = Connection(2), Connection(3)
pool = {second, third}
weakref.finalize(second, print, "closed", second.number)
weakref.finalize(third, print, "closed", third.number)
del second, third

by_kind = {}
fourth, fifth = Connection(4), Connection(5)
by_kind["db", 1], by_kind["db", 2] = fourth, fifth
weakref.finalize(fourth, print, "closed", fourth.number)
del fourth, fifth


# A finalizer that is called off.
class Session:
    def close(self):
        print("closed")


session = Session()
finalizer = weakref.finalize(session, session.close)
watch = weakref.ref(session)
del session
finalizer.detach()
print(watch() is None)


# A list that all of a team have, and a captain.
class Player:
    captain = None

    def __init__(self, team):
        self.team = team
        team.append(self)


team = []
player, other = Player(team), Player(team)
Player.captain = player
watch = weakref.ref(player)
del player, other, team
print(watch() is Player.captain)


# Errors that are kept while something else holds an object.
class Registry:
    last = None


def parse(text):
    return int(text)


one, two, both = Connection(), Connection(), Connection()
members = {one, two}
Registry.last = both
watches = [weakref.ref(one), weakref.ref(two), weakref.ref(both)]
try:
    1 / 0
except ZeroDivisionError as error:
    last_error = error
try:
    parse("x")
except ValueError as error:
    last_error = error
del one, two, both
print([found() is not None for found in watches])


# An error that was kept, and has been let go.
def visit(thing):
    try:
        parse("x")
    except ValueError as error:
        log.append(error)
    queue.append(thing)


log = []
visited = Connection()
watch = weakref.ref(visited)
visit(visited)
log.clear()
del visited
print(watch() is queue[-1])


# A cache that was cleared.
@functools.lru_cache
def area(shape):
    return 1


shape = Connection()
queue.append(shape)
area(shape)
area.cache_clear()
watch = weakref.ref(shape)
del shape
print(watch() is queue[-1])

# A callback that is given a name.
named = Connection()
queue.append(named)
named_watch = weakref.ref(named, lambda _, name=named.name: print(name))
del named
print(named_watch() is queue[-1])

# A loop whose items are put elsewhere.
items = [Connection()]
for item in items:
    queue.append(item)
items.clear()
watch = weakref.ref(item)
print(watch() is queue[-1])
del item


# A function that works with what it is given.
def use(thing):
    seen = weakref.ref(thing)
    for _ in range(3):
        print(seen() is not None)


use(Connection())
