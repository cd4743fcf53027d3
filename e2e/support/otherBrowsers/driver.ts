/** The few commands of W3C WebDriver that the tests give; how they travel differs from browser to browser. */
export interface Driver {
  /** What the browser calls itself: `Firefox 153.7.0`. */
  readonly name: string;
  open(url: string): Promise<void>;
  /** Runs the body of a function in the page; what it returns must be JSON. */
  evaluate<T>(body: string): Promise<T>;
  /** Clicks the element that an XPath finds, as a mouse does. */
  click(xpath: string): Promise<void>;
  /** Types into it. */
  type(xpath: string, text: string): Promise<void>;
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** A browser that is not there is no failure: its tests are skipped, with this line. */
export type Found = { kind: 'found'; start(): Promise<Driver> } | { kind: 'missing'; advice: string };

/** The key under which WebDriver hands out an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Sends one command and gives its value; throws where the browser answers with an error. */
export type Send = (command: Command, parameters?: Record<string, unknown>) => Promise<unknown>;

export type Command =
  | 'navigate'
  | 'execute'
  | 'find'
  | { click: string }
  | { type: string }
  | 'screenshot'
  | 'resize';

export const WINDOW = { width: 1440, height: 900 };

/** The driver that speaks through `send`. */
export function driverOf(name: string, send: Send, close: () => Promise<void>): Driver {
  const find = async (xpath: string): Promise<string> => {
    const found = (await send('find', { using: 'xpath', value: xpath })) as Record<string, string>;
    return found[ELEMENT] ?? '';
  };
  return {
    name,
    open: async (url) => void (await send('navigate', { url })),
    evaluate: async <T>(body: string) => (await send('execute', { script: body, args: [] })) as T,
    click: async (xpath) => void (await send({ click: await find(xpath) })),
    type: async (xpath, text) => void (await send({ type: await find(xpath) }, { text })),
    screenshot: async () => Buffer.from((await send('screenshot')) as string, 'base64'),
    close,
  };
}
