import { expect, test } from 'vitest';
import { nodeAssets } from '../node/nodeAssets.ts';
import { type NodeRunOptions, runInNode } from '../node/nodeInterpreter.ts';

// It may have to be built first.
await nodeAssets();

/** A run as a person sees it: what was printed, `!` before errors, and how it ended. */
async function seen(code: string, options: NodeRunOptions = {}): Promise<string> {
  const { output, outcome } = await runInNode(code, { timeLimitSeconds: 5, ...options });
  const printed = output.map(({ stream, text }) => (stream === 'stderr' ? text.replace(/^/gm, '! ') : text));
  const { kind, ...rest } = outcome;
  const details = Object.entries(rest)
    .filter(([name]) => name !== 'traceback')
    .map(([name, value]) => ` ${name}=${value}`);
  return `${printed.join('').replace(/(! )?$/, '')}[${kind}${details.join('')}]`;
}

const lines = (...all: string[]) => all.join('\n');

test('a program that has replaced what its end is told with still ends as it did', async () => {
  const raised = "[raised type=NameError message=name 'undefined' is not defined line=2]";
  for (const replaced of [
    'import builtins; builtins.__import__ = builtins.len = builtins.isinstance = builtins.str = None',
    'import builtins; del builtins.print, builtins.type, builtins.getattr, builtins.BaseException',
    'import json, traceback; json.dumps = traceback.TracebackException = None',
    'import sys; sys.modules.clear(); del sys.excepthook',
  ]) {
    const told = await seen(lines(replaced, 'undefined'));
    expect(told).toContain("! NameError: name 'undefined' is not defined");
    expect(told.slice(told.lastIndexOf('['))).toBe(raised);
  }
});

test('a program ends as python would end it', async () => {
  expect(await seen('print("hi")')).toBe('hi\n[completed]');
  expect(await seen('import sys; print("bye", end=""); sys.exit(3)')).toBe('bye[exited code=3]');
  expect(await seen('import sys; sys.exit("no good")')).toBe('! no good\n[exited code=no good]');
  expect(await seen('raise SystemExit')).toBe('[exited code=null]');
  expect(await seen('import os; os._exit(4)')).toBe('[exited code=4]');
});

test('what an exception leads to lives as long as the exception, which ended the program and is kept', async () => {
  const holding = lines(
    'class A:',
    '    def __del__(self): print("freed")',
    'def f():',
    '    a = A()',
    '    $END',
    'f()',
  );
  for (const end of ['1 / 0', 'raise SystemExit'])
    expect(await seen(holding.replace('$END', end))).not.toContain('freed');
  expect(await seen(holding.replace('$END', 'pass'))).toContain('freed');
});

test('a traceback starts at the snippet', async () => {
  expect(await seen('def f(x):\n    return 1 / x\nf(0)')).toBe(
    lines(
      '! Traceback (most recent call last):',
      '!   File "snippet.py", line 3, in <module>',
      '!     f(0)',
      '!     ~^^^',
      '!   File "snippet.py", line 2, in f',
      '!     return 1 / x',
      '!            ~~^~~',
      '! ZeroDivisionError: division by zero',
      '[raised type=ZeroDivisionError message=division by zero line=2]',
    ),
  );
  expect(await seen('x = 1\nprint(x')).toContain(
    "[raised type=SyntaxError message='(' was never closed line=2]",
  );
  expect(await seen('import asyncio\nawait asyncio.sleep(0)\nawait asyncio.wait_for(1, 1)')).toMatch(
    /^! Traceback .*\n! {3}File "snippet.py", line 3, in <module>\n/,
  );
});

test('modules that are not carried are refused with a sentence, and can be done without', async () => {
  const code = 'try:\n    import numpy\nexcept ImportError as error:\n    print(error)\nimport numpy';
  expect(await seen(code)).toMatch(
    /^No module named 'numpy'\n(?:.|\n)*Only Python's standard library is carried here; numpy is not part of it\./,
  );
  expect(await seen('import tkinter')).toContain('(tkinter) cannot run in a browser');
});

const NO_THREADS = 'Python runs in a single thread here';
const NO_PROCESSES = 'there are no processes but this one here';
const NO_NETWORK = 'There is no network here';

test.each([
  ['import threading', 'threading.Thread(target=print).start()', NO_THREADS],
  ['import _thread', '_thread.start_new_thread(print, ())', NO_THREADS],
  ['from concurrent.futures import ThreadPoolExecutor', 'ThreadPoolExecutor().submit(print)', NO_THREADS],
  ['import subprocess', 'subprocess.run(["ls"])', NO_PROCESSES],
  ['import multiprocessing', 'multiprocessing.Process(target=print).start()', NO_PROCESSES],
  ['from multiprocessing import Pool', 'Pool(2)', NO_PROCESSES],
  ['import urllib.request', 'urllib.request.urlopen("https://example.com")', NO_NETWORK],
])('what a browser does not have is named: %s', async (imports, line, note) => {
  expect(await seen(`${imports}\n${line}`)).toContain(note);
});

test.each([
  ['import threading', 'thread = threading.Thread(); thread.join()', 'RuntimeError'],
  ['import urllib.request', 'urllib.request.urlopen("file:///no")', 'URLError'],
  ['', 'raise OSError("socket")', 'OSError'],
])('other errors of these modules have no such note: %s %s', async (imports, line, type) => {
  const text = await seen(`${imports}\n${line}`);
  expect(text).toContain(type);
  for (const note of [NO_THREADS, NO_PROCESSES, NO_NETWORK]) expect(text).not.toContain(note);
});

test('asyncio runs everywhere', async () => {
  expect(
    await seen(
      lines(
        'import asyncio',
        'async def tick(n):',
        '    await asyncio.sleep(n / 100)',
        '    print("tick", n)',
        '    return n',
        'print(await asyncio.gather(tick(2), tick(1)))',
      ),
    ),
  ).toBe('tick 1\ntick 2\n[2, 1]\n[completed]');
  expect(await seen('import asyncio\nasync def f():\n    return 5\nprint(asyncio.run(f()))')).toBe(
    '5\n[completed]',
  );
});

test('input reads the lines given beforehand, then the end of the file', async () => {
  const code = 'print(input("Name? "))\ninput()';
  const outcome = '[raised type=EOFError message=EOF when reading a line line=2]';
  const text = await seen(code, { inputLines: ['Ann'] });
  expect(text.slice(0, 10)).toBe('Name? Ann\n');
  expect(text).toContain(outcome);
});

test('limits end a program, also one that resists', async () => {
  const limited = { timeLimitSeconds: 0.2 };
  expect(await seen('try:\n    while True: pass\nfinally: print("tidied")', limited)).toBe(
    'tidied\n[limit limit=time]',
  );
  expect(await seen('import time\ntime.sleep(60)\nprint("never")', limited)).toBe('[limit limit=time]');
  // One call into C that asks for signals itself.
  expect(await seen('import re\nre.match("(a+)+$", "a" * 60 + "b")', limited)).toBe('[limit limit=time]');
  const stubborn = 'while True:\n    try:\n        while True: pass\n    except BaseException: pass';
  expect(await seen(stubborn, limited)).toBe('[limit limit=time]');
  expect((await seen('while True: print("x" * 100_000)')).slice(-20)).toBe('[limit limit=output]');
});

test('a crash is told in a sentence, with what was printed before', async () => {
  const chain = lines(
    'class Link:',
    '    def __init__(self, next): self.next = next',
    'link = None',
    'for _ in range(100_000): link = Link(link)',
    'print("made")',
    'del link',
  );
  expect(await seen(chain)).toMatch(/^made\n\[crashed message=The interpreter ran out of stack and is gone/);
});

test('a snippet finds a fresh __main__, and nothing below it', async () => {
  const code = lines(
    'import sys',
    'print(__name__, __file__, sorted(name for name in globals() if not name.startswith("__")))',
    'print(sys._getframe().f_back, sys.exc_info()[0], sys.argv)',
  );
  expect(await seen(code)).toBe("__main__ snippet.py ['sys']\nNone None ['snippet.py']\n[completed]");
});

test('addresses and hashes are the same in every run; what should be random is not', async () => {
  const fixed = 'print([id(object()) for _ in range(3)], hash("a"), list({"a", "b", "c"}))';
  expect(await seen(fixed)).toBe(await seen(fixed));
  for (const random of [
    'import random; print(random.random())',
    'import uuid; print(uuid.uuid4())',
    'import os; print(os.urandom(8))',
    'import secrets; print(secrets.token_hex())',
    'import tempfile; print(tempfile.mktemp())',
  ])
    expect(await seen(random)).not.toBe(await seen(random));
});

test('the time zone is that of the person at the screen, and moves nothing', async () => {
  const code =
    'import time; print(time.tzname, time.timezone, time.altzone, time.daylight)\nprint(id(object()))';
  const inZone = async (zone: string) => {
    const { TZ } = process.env;
    process.env.TZ = zone;
    try {
      return (await seen(code)).split('\n');
    } finally {
      if (TZ === undefined) delete process.env.TZ;
      else process.env.TZ = TZ;
    }
  };
  const [berlin, kolkata] = [await inZone('Europe/Berlin'), await inZone('Asia/Kolkata')];
  expect(berlin[0]).toBe("('UTC+0100', 'UTC+0200') -3600 -7200 1");
  expect(kolkata[0]).toBe("('UTC+0530', 'UTC+0530') -19800 -19800 0");
  expect(berlin[1]).toBe(kolkata[1]);
});
