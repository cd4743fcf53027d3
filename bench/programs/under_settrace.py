import sys

program = compile('PROGRAM', "snippet.py", "exec")

def nothing(frame, event, argument):
    return nothing

sys.settrace(nothing)
exec(program, {"__name__": "__main__"})
sys.settrace(None)
