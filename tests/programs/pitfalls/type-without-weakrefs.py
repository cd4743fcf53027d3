import weakref

numbers = [1, 2, 3]
try:
    watch = weakref.ref(numbers)  # type-without-weakrefs
except TypeError as error:
    print(error)
