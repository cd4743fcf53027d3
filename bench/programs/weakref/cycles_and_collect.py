import gc
import weakref

class Node:
    pass

cleared = 0

def gone(ref):
    global cleared
    cleared += 1

for _ in range(60):
    refs = []
    for _ in range(200):
        one, two = Node(), Node()
        one.other, two.other = two, one
        refs.append(weakref.ref(one, gone))
    del one, two
    gc.collect()
print(cleared)
