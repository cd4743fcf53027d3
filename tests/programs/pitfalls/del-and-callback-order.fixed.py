import gc
import weakref

class Job:
    pass

def gone(ref):
    log.append("callback")

gc.disable()
log = []
first = Job()
watch = weakref.ref(first, gone)
del first
second = Job()
second.me = second
other = weakref.ref(second, gone)
del second
gc.collect()
print(log)
