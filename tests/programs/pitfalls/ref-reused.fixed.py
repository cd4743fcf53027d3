import weakref

class Topic:
    pass

topic = Topic()
watchers = {}
watchers["ada"] = weakref.ref(topic)
watchers["bob"] = weakref.ref(topic)
print(len(watchers))
