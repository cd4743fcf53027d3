import { createSession } from '../../app/session/session.ts';
import type { Run } from '../../app/session/state.ts';
import { comparable } from './comparable.ts';

const session = createSession();

function run(code: string): Promise<Run> {
  return new Promise((resolve) => {
    session.run(code, { timeLimitSeconds: 60, inputLines: [] });
    const forget = session.subscribe(() => {
      const { run } = session.getState();
      if (run === null || run.outcome === null) return;
      forget();
      resolve(run);
    });
  });
}

declare global {
  interface Window {
    /** Runs a program as the page does; gives all of its trace that is to be the same every time. */
    traceOf(code: string): Promise<string>;
  }
}

window.traceOf = async (code) => {
  const { log, output, outcome } = await run(code);
  return comparable(log, code, output, outcome!);
};
