import { createServer } from 'node:http';
import { originOf } from './support/origin.ts';
import { expect, Playground, test } from './support/playground.ts';

/** Says what became of each attempt to get out, as `name: what happened`. */
const ESCAPE = `import js

def request():
    sent = js.XMLHttpRequest.new()
    sent.open("GET", "SITE", False)
    sent.send()
    return sent.responseText

def attempt(name, thunk):
    try:
        print(f"{name}: got {thunk()}")
    except BaseException as error:
        print(f"{name}: refused")

attempt("request", request)
attempt("database", lambda: js.indexedDB.open("x"))
attempt("page", lambda: js.window.parent.document)
attempt("page by self", lambda: js.self.parent.document)
attempt("document", lambda: js.document.body)
attempt("kept text", lambda: js.localStorage.getItem("weakref-playground.text"))
attempt("cookies", lambda: js.document.cookie)
attempt("script", lambda: js.importScripts("SITE"))
print("done trying")
`;

test('a program reaches neither the network nor the page', async ({ page, site }) => {
  // The browser itself complains about each attempt, so this playground's complaints are not asked.
  const playground = new Playground(page, site);
  await playground.openAndRun(ESCAPE.replaceAll('SITE', site));
  await expect(playground.console).toContainText('done trying');
  const attempts = (await playground.printed()).split('\n').filter((line) => line.includes(': '));
  expect(attempts.map((line) => line.replace(/^stdout\s*/, ''))).toEqual([
    'request: refused',
    'database: refused',
    'page: refused',
    'page by self: refused',
    'document: refused',
    'kept text: refused',
    'cookies: refused',
    'script: refused',
  ]);
});

test('no request leaves the browser, whatever a program tries', async ({ page, site }) => {
  const heard: string[] = [];
  const listener = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end();
  });
  await new Promise<void>((resolve) => listener.listen(0, resolve));
  const outside = originOf(listener);
  const playground = new Playground(page, site);
  await playground.openAndRun(`import js
for make in (
    lambda: js.fetch("${outside}fetch"),
    lambda: js.WebSocket.new("${outside.replace('http', 'ws')}socket"),
    lambda: js.EventSource.new("${outside}source"),
    lambda: js.navigator.sendBeacon("${outside}beacon", "x"),
    lambda: js.Worker.new("${outside}worker"),
    lambda: js.eval("import('${outside}import')"),
    lambda: js.eval("new WebTransport('${outside.replace('http', 'https')}transport')"),
):
    try:
        make()
    except BaseException:
        pass
`);
  // The page itself may ask: the listener hears what there is to hear.
  await page.evaluate((address) => fetch(`${address}page`), outside);
  expect(heard).toEqual(['/page']);
  listener.closeAllConnections();
  listener.close();
});

test('a program that floods the page with output is ended, and the page goes on', async ({ playground }) => {
  await playground.openAndRun('while True:\n    print("x" * 1000)\n');
  await expect(playground.console).toContainText('it printed more than 10 MB');
  await playground.write('print("and on")');
  await playground.run();
  await expect(playground.console).toContainText('and on');
});

test('a program that goes on rehearsing is ended, and the page goes on', async ({ playground }) => {
  await playground.openAndRun(`import js
from pyodide.ffi import create_proxy, jsnull, to_js

post = js.MessagePort.prototype.postMessage
nothing = {"packed": js.Uint32Array.new(), "wordCount": 0, "texts": [], "codes": [], "steps": jsnull, "stepsDropped": 0, "end": jsnull}

def send(port, message, transfer):
    for more in range(10):
        other = {"kind": "rehearsed", "version": message.version, "number": message.number + more, "records": nothing}
        post.call(port, to_js(other, dict_converter=js.Object.fromEntries))

for _ in range(100):
    pass  # by now the worker no longer sends at each line
js.MessagePort.prototype.postMessage = create_proxy(send, capture_this=True)
print("sent instead")
`);
  await expect(playground.console).toContainText('too much of a rehearsal');
  await playground.write('print("and on")');
  await playground.run();
  await expect(playground.console).toContainText('and on');
});

test('what a program prints is text, never markup', async ({ playground }) => {
  await playground.openAndRun('print("<img src=x onerror=alert(1)><b>bold</b>")\n');
  await expect(playground.console).toContainText('<b>bold</b>');
  await expect(playground.console.locator('b, img')).toHaveCount(0);
});
