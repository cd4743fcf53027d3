import weakref

class Task:
    pass

def done(ref):
    print("done")

def work():
    task = Task()
    watch = weakref.ref(task, done)  # local-died-first
    print("working")

work()
