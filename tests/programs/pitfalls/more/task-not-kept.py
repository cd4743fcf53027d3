import asyncio
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
asyncio.run(main())
