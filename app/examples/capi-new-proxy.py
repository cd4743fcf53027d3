from capi import NULL, PyWeakref_NewProxy

class Counter:
    def __init__(self):
        self.count = 0

    def __call__(self):
        self.count += 1
        return self.count

counter = Counter()

# Counter has __call__, so the proxy
# is a CallableProxyType.
proxy = PyWeakref_NewProxy(counter, NULL)
print(type(proxy).__name__, proxy(), proxy())

del counter
try:
    proxy()
except ReferenceError as error:
    print("ReferenceError:", error)
