import weakref

class Account:
    balance = 100

account = Account()
proxy = weakref.proxy(account)
print(proxy.balance)
del account
