import weakref

class Topic:
    pass

topic = Topic()
watchers = {}
watchers[weakref.ref(topic)] = "ada"
watchers[weakref.ref(topic)] = "bob"  # ref-reused
print(len(watchers))
