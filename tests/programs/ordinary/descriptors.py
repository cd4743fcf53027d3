"""Descriptors that keep values per instance in weak key dictionaries."""
import weakref


class Typed:
    def __init__(self, kind):
        self.kind = kind
        self.values = weakref.WeakKeyDictionary()

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return self.values.get(instance)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        self.values[instance] = value


class Person:
    name = Typed(str)
    age = Typed(int)

    def __init__(self, name, age):
        self.name = name
        self.age = age

    def __repr__(self):
        return f"{self.name} ({self.age})"


def oldest(people):
    return max(people, key=lambda person: person.age)


people = [Person("ada", 36), Person("bob", 41), Person("cleo", 29)]
print(oldest(people))
print(len(Person.__dict__["age"].values))
people.remove(oldest(people))
print(people, len(Person.__dict__["age"].values))
try:
    people[0].age = "old"
except TypeError as error:
    print(error)
people.clear()
print(len(Person.__dict__["name"].values))
