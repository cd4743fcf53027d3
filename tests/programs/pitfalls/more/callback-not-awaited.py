import functools
import warnings
import weakref

warnings.simplefilter("ignore")

class Connection:
    async def close(self, ref=None):
        print("closed")

async def release(name, ref=None):
    print("released", name)

keeper = Connection()
one, two, three, four, five = (Connection() for _ in range(5))
watch1 = weakref.ref(one, keeper.close)  # callback-not-awaited
weakref.finalize(two, release, "two")  # callback-not-awaited
watch3 = weakref.proxy(three, functools.partial(release, "three"))  # callback-not-awaited
watch4 = weakref.WeakMethod(four.close, lambda ref: release("four"))  # callback-not-awaited
never = weakref.ref(five, keeper.close)
del one, two, three, four
print("on")
