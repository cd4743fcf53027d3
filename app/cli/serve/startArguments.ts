import { parseArgs } from 'node:util';

export const DEFAULT_PORT = 4173;

export const USAGE = `Usage: npm start -- [--port PORT] [--host]

Builds the page where it is not up to date, and serves it.

  --port PORT  the port to serve on (default ${DEFAULT_PORT}; 0 for any free one)
  --host       serve to this machine's network too, for a classroom
  --help       show this text`;

export type StartArguments =
  | { kind: 'serve'; port: number; toNetwork: boolean }
  | { kind: 'help' }
  | { kind: 'unusable'; problem: string };

export function readStartArguments(args: string[]): StartArguments {
  try {
    const { values } = parseArgs({
      args,
      options: { port: { type: 'string' }, host: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    if (values.help) return { kind: 'help' };
    const port = Number(values.port ?? DEFAULT_PORT);
    if (!/^\d+$/.test(values.port ?? '0') || port > 65535)
      return { kind: 'unusable', problem: `--port wants a number from 0 to 65535, not '${values.port}'.` };
    return { kind: 'serve', port, toNetwork: values.host ?? false };
  } catch (error) {
    // parseArgs words what it did not understand; only its first sentence is about that.
    const [problem] = (error as Error).message.split('. ');
    return { kind: 'unusable', problem: `${problem}.` };
  }
}
