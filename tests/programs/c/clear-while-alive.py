import weakref
import lab

node = lab.Node()
ref = weakref.ref(node)
try:
    lab.reset(node)  # clear-while-alive
except SystemError as error:
    print(error)
