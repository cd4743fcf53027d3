"""asyncio done properly: tasks are kept, in a group or in a set that they leave when done."""

import asyncio
import weakref


class Job:
    def __init__(self, name, steps):
        self.name = name
        self.steps = steps


class Scheduler:
    def __init__(self):
        self._tasks = set()
        self.progress = weakref.WeakKeyDictionary()

    def start(self, job):
        task = asyncio.create_task(self._run(job))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _run(self, job):
        for step in range(job.steps):
            self.progress[job] = step + 1
            await asyncio.sleep(0)
        print("finished", job.name)

    async def idle(self):
        while self._tasks:
            await asyncio.gather(*self._tasks)


async def tick(name, queue):
    await queue.put(name)


async def main():
    scheduler = Scheduler()
    jobs = [Job("long", 3), Job("short", 1)]
    for job in jobs:
        scheduler.start(job)
    await scheduler.idle()
    print({job.name: count for job, count in scheduler.progress.items()})

    queue = asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        group.create_task(tick("a", queue))
        group.create_task(tick("b", queue))
    print(queue.qsize())

    del job
    jobs.clear()
    print("jobs known:", len(scheduler.progress))


asyncio.run(main())
