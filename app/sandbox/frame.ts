/**
 * The document of a sandbox's frame. It has an opaque origin and may load nothing from anywhere; the one script in it
 * starts the worker, which inherits the policy. The worker comes from a data URL: Chromium refuses a module worker
 * from a blob URL in an opaque origin.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'wasm-unsafe-eval' data: blob:",
  'worker-src data:',
].join('; ');

/**
 * Starts a worker from its code, and hands on to it the ports that come later: by then it runs, whatever the page's
 * thread was busy with.
 */
export function startingWorker(source: string): string {
  // No code can end the script that it is written in. Of a data address, all but a few characters stand for themselves.
  const literal = JSON.stringify(source).replaceAll('<', '\\u003c');
  return `
const failed = (reason) => parent.postMessage({ workerFailed: String(reason) }, '*');
try {
  const url = 'data:text/javascript;charset=utf-8,' + ${literal}.replace(/[%#\\s]/g, encodeURIComponent);
  const worker = new Worker(url, { type: 'module' });
  worker.onerror = ({ message }) => failed(message || 'the worker could not be started');
  addEventListener('message', ({ ports }) => worker.postMessage(null, ports), { once: true });
} catch (error) {
  failed(error);
}
`;
}

/** A frame in which that script runs, once it is put into the page. */
export function createFrame(script: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.title = 'Python';
  frame.style.display = 'none';
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>${script}</script>`;
  return frame;
}
