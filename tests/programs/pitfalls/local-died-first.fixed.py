import weakref

class Task:
    pass

def done(ref):
    print("done")

def work():
    task = Task()
    watch = weakref.ref(task, done)
    print("working")
    del task

work()
