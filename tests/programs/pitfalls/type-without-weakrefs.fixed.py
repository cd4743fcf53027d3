import weakref

class Numbers(list):
    pass

numbers = Numbers([1, 2, 3])
watch = weakref.ref(numbers)
print(watch())
