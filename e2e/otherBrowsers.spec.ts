import { findFirefox } from './support/otherBrowsers/firefox.ts';
import { Visitor } from './support/otherBrowsers/visitor.ts';
import { findWebKit } from './support/otherBrowsers/webkit.ts';
import { expect, test } from './support/playground.ts';

/** The program of the first visit, which prints addresses too. */
const PROGRAM = `import weakref

class Node:
    pass

def gone(ref):
    print("gone", ref() is None)

a = Node()
r = weakref.ref(a)
s = weakref.ref(a)
c = weakref.ref(a, gone)
p = weakref.proxy(a)
print(weakref.getweakrefcount(a), r is s)
print(*[hex(id(x)) for x in (a, r, c, Node, gone)], hash("weakref"))
del a
`;

const ENDLESS = 'import weakref\nr = weakref.ref({1})\nprint("before the loop")\nwhile True: pass\n';

for (const [name, found] of [
  ['Firefox', findFirefox()],
  ['WebKit', findWebKit()],
] as const) {
  test.describe(name, () => {
    test.describe.configure({ mode: 'serial' });
    // A contributor may lack a browser; continuous integration may not.
    if (found.kind === 'missing') test.skip(process.env.CI === undefined, found.advice);
    let visitor: Visitor;

    test.beforeAll(async ({ site }) => {
      if (found.kind === 'missing') throw new Error(found.advice);
      visitor = new Visitor(await found.start(), site);
    });
    test.afterAll(() => visitor?.driver.close());

    test('a program gives the same events, output and addresses as in Chromium', async ({ playground }) => {
      await playground.openAndRun(PROGRAM);
      await visitor.openAndRun(PROGRAM);
      expect((await visitor.eventsPicture()).split('\n')).toHaveLength(13);
      expect(await visitor.eventsPicture()).toBe(await playground.eventsPicture());
      expect(await visitor.printed()).toBe(await playground.printed());
    });

    test('Stop ends an endless loop, and the next run works', async () => {
      await visitor.openWith(ENDLESS);
      await visitor.press('Run');
      await visitor.reads('before the loop');
      await visitor.press('Stop');
      await visitor.reaches('done');
      await visitor.reads('You stopped the program');
      await visitor.reads('before the loop');
      await visitor.press('Run');
      await visitor.reads('before the loop');
      await visitor.press('Stop');
      await visitor.reaches('done');
    });

    test('what is printed appears as it happens', async () => {
      await visitor.openWith('import time\nprint("first")\ntime.sleep(3)\nprint("last")\n');
      await visitor.press('Run');
      await visitor.reads('first');
      expect(await visitor.printed()).not.toContain('last');
      await visitor.reads('last');
    });

    test('input() reads the lines given beforehand', async () => {
      await visitor.openWith('print([input(), input()])\n');
      await visitor.giveBeforehand('one\ntwo');
      await visitor.run();
      expect(await visitor.printed()).toContain("['one', 'two']");
    });

    test('a program reaches neither the network nor the page', async ({ site }) => {
      await visitor.openAndRun(`import js
def attempt(name, thunk):
    try:
        print(f"{name}: got {thunk()}")
    except BaseException:
        print(f"{name}: refused")
def request():
    sent = js.XMLHttpRequest.new()
    sent.open("GET", "${site}", False)
    sent.send()
attempt("request", request)
attempt("database", lambda: js.indexedDB.open("x"))
attempt("page", lambda: js.window.parent.document)
`);
      expect(await visitor.printed()).toBe('request: refused\ndatabase: refused\npage: refused');
    });
  });
}
