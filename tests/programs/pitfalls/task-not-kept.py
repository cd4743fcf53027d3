import asyncio
import gc

async def wait_for_ever():
    await asyncio.get_running_loop().create_future()

async def main():
    asyncio.create_task(wait_for_ever())  # task-not-kept
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(0)
    print("the task is gone")

asyncio.run(main())
