"""A pool lends connections; one that is lent and forgotten is noticed, and replaced by a new one."""

import weakref
from collections import deque


class Connection:
    count = 0

    def __init__(self):
        Connection.count += 1
        self.number = Connection.count

    def query(self, text):
        return f"{self.number}: {text}"


class Lease:
    """What a borrower holds: when it is dropped, the connection goes back."""

    def __init__(self, connection, give_back):
        self.connection = connection
        self._finalizer = weakref.finalize(self, give_back, connection)

    def query(self, text):
        return self.connection.query(text)

    def close(self):
        self._finalizer()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class Pool:
    def __init__(self, size):
        self._free = deque(Connection() for _ in range(size))
        self._leases = weakref.WeakSet()

    def lend(self):
        connection = self._free.popleft() if self._free else Connection()
        lease = Lease(connection, self._free.append)
        self._leases.add(lease)
        return lease

    @property
    def lent(self):
        return len(self._leases)

    @property
    def free(self):
        return len(self._free)


pool = Pool(2)
with pool.lend() as lease:
    print(lease.query("select 1"), "lent", pool.lent, "free", pool.free)
print("after with: free", pool.free)
del lease

first = pool.lend()
second = pool.lend()
third = pool.lend()
print(third.query("select 2"), "lent", pool.lent, "free", pool.free)

# Forgotten, not closed.
del second
print("lent", pool.lent, "free", pool.free)
for lease in (first, third):
    lease.close()
print("free", pool.free)
