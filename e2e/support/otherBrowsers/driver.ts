/** The few things that the tests do in a browser other than Chromium. */
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
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}

export type Found = { kind: 'found'; start(): Promise<Driver> } | { kind: 'missing'; advice: string };

export const WINDOW = { width: 1440, height: 900 };
