"""What the random programs stand on. Every program ends: callbacks, finalizers and loops spend fuel."""

import asyncio
import collections
import contextvars
import dataclasses
import functools
import gc
import sys
import traceback
import types
import weakref

ORIGINAL = (weakref.ref, weakref.proxy)
fuel = 0
kept = []
variable = contextvars.ContextVar("variable", default=None)
with_slots = dataclasses.dataclass(slots=True, weakref_slot=True, eq=False)


def spend():
    global fuel
    fuel -= 1
    return fuel > 0


def moment():
    print("[moment]", flush=True)


def say(*words):
    print(*words)


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        print(type(error).__name__, error)


def put(target, name, value):
    try:
        setattr(target, name, value)
    except Exception as error:
        print(type(error).__name__)


def facts(value):
    """Everything that tracing might disturb."""
    refs = weakref.getweakrefs(value)
    print(
        type(value).__name__,
        id(value),
        sys.getrefcount(value),
        weakref.getweakrefcount(value),
        [(type(ref).__name__, id(ref)) for ref in refs],
        gc.get_count(),
        gc.is_tracked(value),
    )


def thrower(value):
    held = value
    raise LookupError("thrown")


def stream(value):
    held = value
    try:
        yield held
        yield weakref.getweakrefcount(held)
    finally:
        print("stream ends")


async def later(value):
    held = value
    await something()
    return held


@types.coroutine
def something():
    yield 1


async def slow(value):
    await asyncio.sleep(0)
    return value


async def gathered(*values):
    tasks = [asyncio.create_task(slow(value)) for value in values]
    watch = weakref.WeakSet(tasks)
    results = await asyncio.gather(*tasks)
    return len(watch), [type(result).__name__ for result in results]


async def left(value):
    """Ends before its task has."""
    held = asyncio.create_task(slow(value))


def chain(kind, length):
    link = None
    for _ in range(length):
        newer = kind()
        newer.next = link
        link = newer
    return link


def tracer(frame, event, argument):
    kept.append(event)
    return tracer


def collected(phase, info):
    print(phase, info)


def tidy():
    sys.settrace(None)
    sys.setprofile(None)
    weakref.ref, weakref.proxy = ORIGINAL
    sys.unraisablehook = sys.__unraisablehook__
    gc.callbacks.clear()
    gc.enable()
    gc.unfreeze()
    gc.set_threshold(2000, 10, 0)
    print(len(kept), collections.Counter(each for each in kept if type(each) is str))
    variable.set(None)
    kept.clear()


def run(program, amount):
    global fuel
    fuel = amount
    print("#", program.__name__, flush=True)
    try:
        program()
    except Exception:
        traceback.print_exc()
    tidy()
    moment()
    fuel = 50
    print(gc.collect(), gc.get_count())
    fuel = 50
    gc.collect()
    moment()
