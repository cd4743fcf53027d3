import ast
import json


def kind_of(node):
    match node:
        case ast.Assign() | ast.AnnAssign(): return "assignment"
        case ast.AugAssign(): return "augmented"
        case ast.Delete(): return "deletion"
        case ast.Expr(): return "expression"
        case ast.Return(): return "return"
        case ast.Global() | ast.Nonlocal(): return "scope"
        case ast.For() | ast.AsyncFor(): return "for"
        case ast.If() | ast.While() | ast.Assert(): return "branch"
        case ast.With() | ast.AsyncWith(): return "with"
        case ast.ExceptHandler(): return "except"
        case ast.FunctionDef() | ast.AsyncFunctionDef(): return "function"
        case ast.ClassDef(): return "class"


def name_of(callee):
    match callee:
        case ast.Name(id=name) | ast.Attribute(attr=name): return name
    return ""


def found_in(code):
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            found.add(f"{node.lineno} call {name_of(node.func)}")
        kind = kind_of(node)
        if kind is not None:
            found.add(f"{node.lineno} {kind}")
    return sorted(found)


print(json.dumps([found_in(code) for code in programs]))
