import gc, weakref
class Key: pass
d = weakref.WeakKeyDictionary()
for i in range(3):
    k = Key()
    d[k] = {"owner": k}  # value-holds-key
del k
gc.collect()
print(len(d))

import gc, weakref
class W:
    def close(self): pass
handlers = weakref.WeakKeyDictionary()
def reg():
    w = W()
    handlers[w] = w.close  # value-holds-key
reg()
gc.collect()
print(len(handlers))

import gc, weakref
class W:
    def close(self): pass
handlers = weakref.WeakKeyDictionary()
def reg():
    w = W()
    handlers[w] = lambda: w.close()  # value-holds-key
reg()
gc.collect()
print(len(handlers))
