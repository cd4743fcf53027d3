import time as _clock
_began = _clock.perf_counter()
