import weakref

class User:
    pass

user = User()
first = weakref.ref(user, print)
second = weakref.ref(user, print)
print(first == second)
del user
print(first == second)  # dead-refs-unequal
