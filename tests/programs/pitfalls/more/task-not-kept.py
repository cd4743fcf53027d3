import asyncio, gc, weakref
async def job(n):
    await asyncio.sleep(0); print(n)
async def main():
    loop = asyncio.get_running_loop()
    loop.create_task(job(1))  # task-not-kept
    asyncio.ensure_future(job(2))  # task-not-kept
    t = asyncio.create_task(job(3))
    await asyncio.create_task(job(4))
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job(5))
    await t
async def stuck():
    await asyncio.get_running_loop().create_future()
def started():
    _ = asyncio.create_task(stuck())  # task-not-kept
async def others():
    ref = weakref.ref(asyncio.create_task(job(6)))  # task-not-kept
    names = [asyncio.create_task(job(n)).get_name() for n in (7, 8)]  # task-not-kept
    started()
    kept = asyncio.create_task(stuck())
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(0)
    kept.cancel()
asyncio.run(main())
asyncio.run(others())
