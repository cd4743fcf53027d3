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

/** Starts a worker from its code. */
const START_WORKER = `
addEventListener('message', ({ data, ports }) => {
  const failed = (reason) => parent.postMessage({ workerFailed: String(reason) }, '*');
  try {
    const url = 'data:text/javascript;charset=utf-8,' + encodeURIComponent(data);
    const worker = new Worker(url, { type: 'module' });
    worker.onerror = ({ message }) => failed(message || 'the worker could not be started');
    worker.postMessage(null, ports);
  } catch (error) {
    failed(error);
  }
}, { once: true });
`;

/** What is done with the worker's code; the ports that come with it go on to the worker. */
export function createFrame(script = START_WORKER): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.title = 'Python';
  frame.style.display = 'none';
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>${script}</script>`;
  return frame;
}
