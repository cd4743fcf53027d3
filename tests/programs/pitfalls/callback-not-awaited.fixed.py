import asyncio
import weakref

class Connection:
    pass

async def closed():
    print("closed")

async def main():
    tasks = set()
    connection = Connection()
    watch = weakref.ref(connection, lambda ref: tasks.add(asyncio.create_task(closed())))
    del connection
    await asyncio.gather(*tasks)
    print("on")

asyncio.run(main())
