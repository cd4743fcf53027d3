import contextlib as _contextlib

_brackets = {"(": 1, "'": 2, '"': 3, "#": 4, "ref(": 5}
_text = f"{_brackets["("]}"
_text = f"{f"{_brackets["'"]:>{_brackets["#"]}}"!r}{{("
_text = f'''{
    _brackets['"']  # a comment with ( and "
    + 1
}'''
_template = t"weakref.ref({_text!r:>{_brackets["#"]}}"
_raw = rt"\(" + tr"{_text}("
type _Pair[_T] = tuple[_T, _T]


def _decorated(_by=(lambda *, _open="(": _open), /, *_more, **_named):
    return lambda _function: _function


@_decorated(
    _brackets.get(")"),
    _named={"[": ["("]},
)
async def _generic[_T: int, *_U, **_P](_a: _T, /, _b="(", *, _c: int = 3) -> _T:
    async with _contextlib.AsyncExitStack() as _stack, _contextlib.nullcontext():
        return await _stack, [_item async for _item in _a if (_found := _item)]


class _Base:
    def __init_subclass__(cls, /, **_named): ...


class _Generic[_T = int](_Base, _ignored=")"):
    _close: str = ")"; _open: str = "("


match _brackets:
    case {"(": 1 | 2 as _one, **_rest} if _rest:
        _kind = "bracket"
    case [_, *_items] | (_items):
        _kind = "del("

if (_count := len(_text)) > 0 and not (
    _count < 0
): _kind = """
ref(
"""; _kind += '''"'''

try:
    raise ExceptionGroup("(", [ValueError(")")])
except* (ValueError, TypeError):
    pass
try:
    pass
except ValueError, TypeError:
    pass

with (
    _contextlib.suppress(ValueError) as _first,
    _contextlib.nullcontext("(") as _second,
):
    _count = _count \
        + 1
del _one, _rest, _first, _second
