/** What `npm run trace` was asked for. */
export interface TraceArguments {
  /** `-` for standard input. */
  file: string;
  /** A C file, compiled to a module that the snippet imports; null for none. */
  cFile: string | null;
  paths: string[];
  hidden: boolean;
  steps: boolean;
  explain: boolean;
  check: boolean;
  timeLimitSeconds: number;
}

export type ReadArguments =
  | { kind: 'asked'; arguments: TraceArguments }
  | { kind: 'unusable'; problem: string };

const USAGE =
  'usage: npm run --silent trace -- [--c FILE.c] [--path DIR]… [--steps] [--explain] [--hidden] [--check] [--timeout SECONDS] FILE.py (- for standard input)';
const DEFAULT_SECONDS = 30;
const LONGEST_SECONDS = 86_400;

export function readTraceArguments(args: readonly string[]): ReadArguments {
  const asked: TraceArguments = {
    file: '',
    cFile: null,
    paths: [],
    hidden: false,
    steps: false,
    explain: false,
    check: false,
    timeLimitSeconds: DEFAULT_SECONDS,
  };
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [flag, attached] = splitFlag(arg);
    switch (flag) {
      case '--hidden':
        asked.hidden = true;
        break;
      case '--check':
        asked.check = true;
        break;
      case '--steps':
        asked.steps = true;
        break;
      case '--explain':
        asked.explain = true;
        break;
      case '--path': {
        const path = attached ?? rest.shift();
        if (path === undefined || path === '') return unusable('--path needs a folder');
        asked.paths.push(path);
        break;
      }
      case '--c': {
        const cFile = attached ?? rest.shift();
        if (cFile === undefined || cFile === '') return unusable('--c needs a C file');
        if (asked.cFile !== null) return unusable(`one C file at a time: ${asked.cFile} or ${cFile}`);
        asked.cFile = cFile;
        break;
      }
      case '--timeout': {
        const text = attached ?? rest.shift() ?? '';
        const seconds = Number(text);
        if (text.trim() === '' || !(seconds > 0 && seconds <= LONGEST_SECONDS))
          return unusable(`--timeout needs a number of seconds up to ${LONGEST_SECONDS}, not "${text}"`);
        asked.timeLimitSeconds = seconds;
        break;
      }
      default:
        if (arg.startsWith('-') && arg !== '-') return unusable(`there is no option ${arg}`);
        if (asked.file !== '') return unusable(`one file at a time: ${asked.file} or ${arg}`);
        asked.file = arg;
    }
  }
  if (asked.file === '') return unusable('which file?');
  return { kind: 'asked', arguments: asked };
}

function splitFlag(arg: string): [flag: string, attached: string | undefined] {
  const equals = arg.indexOf('=');
  return arg.startsWith('--') && equals > 0
    ? [arg.slice(0, equals), arg.slice(equals + 1)]
    : [arg, undefined];
}

function unusable(problem: string): ReadArguments {
  return { kind: 'unusable', problem: `trace: ${problem}; ${USAGE}` };
}
