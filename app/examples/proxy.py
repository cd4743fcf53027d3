import weakref

class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount

account = Account(100)
proxy = weakref.proxy(account)

# A proxy stands in for its object:
# no call is needed.
proxy.deposit(20)
print(account.balance, type(proxy).__name__)

del account
try:
    proxy.deposit(20)
except ReferenceError as error:
    print("ReferenceError:", error)
