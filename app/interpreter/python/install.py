"""Puts into a fresh interpreter what a snippet finds there.

The build runs this file once, before it takes the memory snapshot, in a namespace that has the texts of the other files
of this folder: `harness`, `event_loop`, `capi`. The last line gives the host the addresses that it needs, as JSON.
"""

import json
import sys
import time


def execute(name, text):
    namespace = {"__name__": name, "__builtins__": sys.modules["builtins"].__dict__.copy()}
    exec(compile(text, f"<{name}>", "exec", dont_inherit=True), namespace)
    return namespace


execute("event_loop", event_loop)["install"]()
functions = execute("harness", harness)

module = sys.modules["capi"] = type(sys)("capi")
exec(compile(capi, "<capi>", "exec", dont_inherit=True), module.__dict__)
del module.__builtins__

# As `python snippet.py` has them.
sys.path.insert(0, "/home/pyodide")
sys.argv[:] = ["snippet.py"]

# Five objects that nothing else refers to: each start writes the person's time zone over what they hold.
zone = {
    "timezone": int("1000001"),
    "altzone": int("1000002"),
    "daylight": int("1000003"),
    "standardName": "".join(["UTC", "-0000"]),
    "summerName": "".join(["UTC", "-000", "0"]),
}
time.timezone, time.altzone, time.daylight = zone["timezone"], zone["altzone"], zone["daylight"]
time.tzname = (zone["standardName"], zone["summerName"])

names = "rehearse", "prepare", "drive", "finish", "report", "add_path"
json.dumps({
    "python": ".".join(map(str, sys.version_info[:3])),
    "harness": {name: id(functions[name]) for name in names},
    "capi": [id(module), id(module.NULL)],
    "zone": {name: id(value) for name, value in zone.items()},
})
