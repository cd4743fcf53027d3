/** A module worker that only loads Pyodide, as its documentation shows, and runs what it is sent. */
export interface FromStock {
  output: string;
  error: string | null;
}

interface Pyodide {
  runPython(code: string): unknown;
  setStdout(options: { batched: (line: string) => void }): void;
}

const folder = new URL(/* @vite-ignore */ './pyodide/', import.meta.url).href;
const { loadPyodide } = (await import(/* @vite-ignore */ `${folder}pyodide.mjs`)) as {
  loadPyodide: (options: { indexURL: string }) => Promise<Pyodide>;
};
const pyodide = await loadPyodide({ indexURL: folder });
let output = '';
pyodide.setStdout({
  batched: (line) => {
    output += `${line}\n`;
  },
});
self.onmessage = ({ data }: MessageEvent<string>) => {
  output = '';
  let error: string | null = null;
  try {
    pyodide.runPython(data);
  } catch (problem) {
    error = String(problem);
  }
  self.postMessage({ output, error } satisfies FromStock);
};
self.postMessage({ output: '', error: null } satisfies FromStock);
