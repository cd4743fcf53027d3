"""What stands ready in the interpreter before a snippet runs and after it has ended.

This file is executed in a namespace of its own when the memory snapshot is made; JavaScript calls its functions by
their addresses. Nothing of it is in sys.modules, and none of its frames is below the snippet's: the snippet's code
object is evaluated from C. Its builtins are a copy, so that it works where a snippet has replaced some.
"""

import ast
import asyncio
import inspect
import json
import random
import sys
import traceback

FILENAME = "snippet.py"
show_exception = sys.__excepthook__
quoted = json.encoder.encode_basestring_ascii
MAIN_NAMES = ("__name__", "__doc__", "__package__", "__loader__", "__spec__", "__builtins__")


def prepare(source):
    """Gives the snippet's code object, the namespace of a fresh __main__, and what the host needs to know of them."""
    # The snapshot holds the state of the build's generator.
    random.seed()
    main = sys.modules["__main__"].__dict__
    for name in [name for name in main if name not in MAIN_NAMES]:
        del main[name]
    main["__file__"] = FILENAME
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    code = compile(source, FILENAME, "exec", flags=flags, dont_inherit=True)
    return code, main, code.co_filename, code.co_flags & inspect.CO_COROUTINE


def rehearse():
    """Does for nothing what comes before a program, so that the engine has compiled it: and its loop over bytecode."""
    prepare(REHEARSAL)
    for _ in range(3):
        for node in ast.walk(ast.parse(REHEARSAL)):
            type(node).__name__ + " ".join([name for name, value in ast.iter_fields(node) if value])


REHEARSAL = """
import gc
from weakref import ref

class Node:
    def __init__(self, name="a", *others, **more):
        self.name = name
        self.others = [other for other in others if other is not None]

    def __repr__(self):
        return f"Node({self.name!r})"

def callback(dead):
    print("dead", dead)

try:
    node = Node("b", 1, 2.5)
    node.pair = {"x": (1, -2), "y": node.name[0]}
    weak = ref(node, callback)
    while weak() is node and not node.others[1:]:
        del node.pair
        break
    with open("x") as file:
        lambda: file
except (KeyError, ValueError) as error:
    raise
finally:
    del node
for index, item in enumerate(range(10)):
    index += item + 1
print(weak(), gc.collect(), sep="")
"""


def add_path(path):
    sys.path.insert(1, path)


def drive(coroutine):
    """Runs a snippet that awaits at top level, as asyncio.run would."""
    with asyncio.Runner() as runner:
        return runner.run(coroutine)


def finish():
    """Writes what is still buffered."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            pass


def report(error):
    """Says what ended the snippet, as JSON, and prints a traceback as `python snippet.py` would."""
    if isinstance(error, SystemExit):
        outcome = report_exit(error)
    else:
        outcome = report_raised(error)
    finish()
    return "{" + ", ".join(f"{quoted(name)}: {json_of(value)}" for name, value in outcome.items()) + "}"


def json_of(value):
    if value is None:
        return "null"
    return quoted(value) if isinstance(value, str) else str(value)


def report_exit(error):
    code = error.code
    if code is None or isinstance(code, int):
        return {"kind": "exited", "code": None if code is None else int(code)}
    print(code, file=sys.stderr)
    return {"kind": "exited", "code": text_of(code)}


def report_raised(error):
    tb = error.__traceback__
    # Above the snippet's first frame stand, if any, asyncio's.
    while tb is not None and tb.tb_frame.f_code.co_filename != FILENAME:
        tb = tb.tb_next
    note = missing_here_note(error, tb) or missing_module_note(error)
    if note:
        error.add_note(note)
    try:
        written = "".join(traceback.TracebackException(type(error), error, tb).format())
    except BaseException:
        # The snippet has replaced what a traceback is made with: C has simpler means of its own.
        written = ""
    hook = getattr(sys, "excepthook", show_exception)
    if hook in (show_exception, traceback.print_exception):
        if written:
            print(written, end="", file=sys.stderr)
        else:
            show_exception(type(error), error, tb)
    else:
        try:
            hook(type(error), error, tb)
        except BaseException as second:
            print("Error in sys.excepthook:", file=sys.stderr)
            traceback.print_exception(second)
    message = error.msg if isinstance(error, SyntaxError) and error.msg else text_of(error)
    return {
        "kind": "raised",
        "type": type_name(error),
        "message": f"{message}. {note}" if note else message,
        "traceback": written,
        "line": innermost_line(error, tb),
    }


def innermost_line(error, tb):
    line = None
    while tb is not None:
        if tb.tb_frame.f_code.co_filename == FILENAME:
            line = tb.tb_lineno
        tb = tb.tb_next
    if line is None and isinstance(error, SyntaxError) and error.filename == FILENAME:
        line = error.lineno
    return line


NO_THREADS = (
    "Python runs in a single thread here, so no other thread can be started. asyncio runs functions in turns"
    " without threads."
)
NO_PROCESSES = "A browser lets no program start another, so there are no processes but this one here."
NO_NETWORK = "There is no network here: a program on this page cannot reach other computers."
NETWORK_MODULES = {"socket", "ssl", "http", "ftplib", "smtplib", "poplib", "imaplib"}


def missing_here_note(error, tb):
    """Says so where a program wanted what a browser does not have: where the library gave up shows what that was."""
    if isinstance(error, RuntimeError) and text_of(error) == "can't start new thread":
        return NO_THREADS
    if isinstance(error, ImportError) and error.name == "_multiprocessing":
        return NO_PROCESSES
    if not isinstance(error, (OSError, RuntimeError)):
        return None
    gave_up = set()
    while tb is not None:
        code = tb.tb_frame.f_code
        if code.co_filename != FILENAME:
            module = tb.tb_frame.f_globals.get("__name__")
            if isinstance(module, str):
                gave_up.add(module.partition(".")[0])
            # urllib raises its own error for what went wrong below it.
            if module == "urllib.request" and code.co_name == "do_open":
                gave_up.add("http")
        tb = tb.tb_next
    if isinstance(error, OSError) and gave_up & {"subprocess", "multiprocessing"}:
        return NO_PROCESSES
    return NO_NETWORK if gave_up & NETWORK_MODULES else None


def missing_module_note(error):
    if type(error) is not ModuleNotFoundError or not isinstance(error.name, str):
        return None
    top = error.name.partition(".")[0]
    if top in sys.modules:
        return None
    if top in sys.stdlib_module_names or top == "test":
        return f"This part of the standard library ({top}) cannot run in a browser, so it is not carried here."
    return f"Only Python's standard library is carried here; {top} is not part of it."


def type_name(error):
    kind = type(error)
    if kind.__module__ in ("builtins", "__main__"):
        return kind.__qualname__
    return f"{kind.__module__}.{kind.__qualname__}"


def text_of(value):
    try:
        return str(value)
    except BaseException:
        return f"<{type(value).__name__} whose str() failed>"
