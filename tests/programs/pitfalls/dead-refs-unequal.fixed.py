import weakref

class User:
    pass

user = User()
key = id(user)
first = weakref.ref(user, print)
second = weakref.ref(user, print)
print(first() is second())
del user
print(first() is second())
