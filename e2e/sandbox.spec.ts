import { expect, Playground, test } from './support/playground.ts';

/** Says what became of each attempt to get out, as `name: what happened`. */
const ESCAPE = `import inspect
import js

def request():
    sent = js.XMLHttpRequest.new()
    sent.open("GET", "SITE", False)
    sent.send()
    return sent.responseText

async def attempt(name, thunk):
    try:
        result = thunk()
        if inspect.isawaitable(result):
            result = await result
        print(f"{name}: got {result}")
    except BaseException as error:
        print(f"{name}: refused")

await attempt("fetch", lambda: js.fetch("SITE"))
await attempt("another host", lambda: js.fetch("https://example.org/"))
await attempt("request", request)
await attempt("database", lambda: js.indexedDB.open("x"))
await attempt("page", lambda: js.window.parent.document)
await attempt("page by self", lambda: js.self.parent.document)
await attempt("document", lambda: js.document.body)
await attempt("kept text", lambda: js.localStorage.getItem("weakref-playground.text"))
await attempt("cookies", lambda: js.document.cookie)
await attempt("script", lambda: js.importScripts("SITE"))
print("done trying")
`;

test('a program reaches neither the network nor the page', async ({ page, site }) => {
  // The browser itself complains about each attempt, so this playground's complaints are not asked.
  const playground = new Playground(page, site);
  await playground.openAndRun(ESCAPE.replaceAll('SITE', site));
  await expect(playground.console).toContainText('done trying');
  const attempts = (await playground.printed()).split('\n').filter((line) => line.includes(': '));
  expect(attempts.map((line) => line.replace(/^stdout\s*/, ''))).toEqual([
    'fetch: refused',
    'another host: refused',
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
  const playground = new Playground(page, site);
  await playground.open();
  await playground.reaches('ready');
  const requests: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('stolen')) requests.push(request.url());
  });
  await playground.write(`import js
for make in (
    lambda: js.fetch("${site}stolen"),
    lambda: js.WebSocket.new("${site.replace('http', 'ws')}stolen"),
    lambda: js.EventSource.new("${site}stolen"),
    lambda: js.navigator.sendBeacon("${site}stolen", "x"),
    lambda: js.Worker.new("${site}stolen"),
    lambda: js.eval("import('${site}stolen')"),
):
    try:
        make()
    except BaseException:
        pass
`);
  await playground.run();
  expect(requests).toEqual([]);
});

test('a program that floods the page with output is ended, and the page goes on', async ({ playground }) => {
  await playground.openAndRun('while True:\n    print("x" * 1000)\n');
  await expect(playground.console).toContainText('it printed too much');
  await playground.write('print("and on")');
  await playground.run();
  await expect(playground.console).toContainText('and on');
});

test('what a program prints is text, never markup', async ({ playground }) => {
  await playground.openAndRun('print("<img src=x onerror=alert(1)><b>bold</b>")\n');
  await expect(playground.console).toContainText('<b>bold</b>');
  await expect(playground.console.locator('b, img')).toHaveCount(0);
});
