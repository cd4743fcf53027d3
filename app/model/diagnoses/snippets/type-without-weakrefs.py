import weakref

numbers = [1, 2, 3]
try:
    watch = weakref.ref(numbers)
except TypeError as error:
    print(error)
