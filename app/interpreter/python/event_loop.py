"""asyncio on one thread that nobody can call from outside: a plain event loop that sleeps until the next timer.

Pyodide's own loop hands every callback to the browser and needs a browser that can suspend WebAssembly. This one runs
the same everywhere, and asyncio.run, its Runner and its cleanup are CPython's own.
"""

import asyncio
import time


class Timers:
    """Stands where other loops have a selector: there is nothing to wait for but time."""

    def select(self, timeout):
        # None: no callback is due, now or later. CPython would wait for ever; the time limit ends it here too.
        if timeout is None:
            timeout = 3600
        if timeout > 0:
            time.sleep(timeout)
        return []


class EventLoop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = Timers()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


EventLoop.__module__ = "asyncio"


def install():
    from pyodide import webloop

    asyncio.run = webloop._orig_run
    time.sleep = webloop._orig_sleep
    asyncio._set_running_loop(None)
    asyncio.EventLoop = asyncio.SelectorEventLoop = EventLoop
    asyncio.unix_events._DefaultEventLoopPolicy._loop_factory = EventLoop
    # CPython makes its default policy when it is first asked for.
    asyncio.events._event_loop_policy = None
