import asyncio
import gc

async def wait_for_ever():
    await asyncio.get_running_loop().create_future()

async def main():
    tasks = set()
    tasks.add(asyncio.create_task(wait_for_ever()))
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(0)
    print("the task is here:", len(tasks))
    for task in tasks:
        task.cancel()

asyncio.run(main())
