import weakref

class Account:
    balance = 100

account = Account()
proxy = weakref.proxy(account)
del account
try:
    print(proxy.balance)  # dead-proxy
except ReferenceError as error:
    print(error)
