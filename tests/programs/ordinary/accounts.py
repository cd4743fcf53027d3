"""A bank with accounts that know their branch, and an audit log of who is watched."""
import weakref
from dataclasses import dataclass, field


@dataclass(eq=False)
class Account:
    number: int
    owner: str
    balance: float = 0.0
    _branch: weakref.ref = field(default=None, repr=False)

    @property
    def branch(self):
        branch = self._branch() if self._branch is not None else None
        if branch is None:
            raise LookupError("the branch was closed")
        return branch

    def deposit(self, amount):
        self.balance += amount
        self.branch.record(self, amount)


class Branch:
    def __init__(self, name):
        self.name = name
        self.accounts = []
        self.journal = []

    def open(self, number, owner):
        account = Account(number, owner, _branch=weakref.ref(self))
        self.accounts.append(account)
        return account

    def record(self, account, amount):
        self.journal.append((account.number, amount))


class Audit:
    def __init__(self):
        self.watched = weakref.WeakSet()

    def watch(self, account):
        self.watched.add(account)

    def total(self):
        return sum(account.balance for account in self.watched)


town = Branch("town")
audit = Audit()
for number, owner in enumerate(["ada", "bob", "cleo"]):
    account = town.open(number, owner)
    audit.watch(account)
    account.deposit(100 * (number + 1))
print(audit.total(), town.journal)
first = town.accounts[0]
town.accounts.clear()
del account
print(len(audit.watched), first.owner)
first.deposit(5)
del town
try:
    first.deposit(5)
except LookupError as error:
    print("refused:", error)
print(audit.total())
