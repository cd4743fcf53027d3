import asyncio
import weakref

class Connection:
    pass

async def closed(ref):
    print("closed")

async def main():
    connection = Connection()
    watch = weakref.ref(connection, closed)  # callback-not-awaited
    del connection
    await asyncio.sleep(0)
    print("on")

asyncio.run(main())
