import { expect, it } from 'vitest';
import { wrongImports } from './folderRules.ts';

const file = (name: string, ...lines: string[]) => ({ name, text: lines.join('\n') });

it('lets imports point one way', () => {
  const files = [
    file('ui/timeline/Timeline.tsx', "import { buildViewModel } from '../../model/viewModel.ts';"),
    file('model/viewModel.ts', "import { EventLog } from '../trace/eventLog.ts';", "import './rows.ts';"),
    file('cli/start.ts', "import { x } from '../../e2e/support/x.ts'; import fs from 'node:fs';"),
    file('main.tsx', "import { App } from './ui/App.tsx';"),
  ];
  expect(wrongImports(files)).toEqual([]);
});

it('catches what points back, however it is written', () => {
  const files = [
    file('trace/laws.ts', '', "import { viewModel } from '../model/viewModel.ts';"),
    file('model/viewModel.ts', "const ui = await import('../ui/App.tsx');"),
    file('session/session.ts', 'import {', '  a,', "} from '../ui/App.tsx';"),
    file('ui/App.tsx', "new Worker(new URL('../sandbox/worker.ts', import.meta.url));"),
    file('cli/trace.ts', "import { quantile } from '../../bench/measure/statistics.ts';"),
    file('helpers/strings.ts'),
    file('model/names/names.ts', "import { diagnose } from '../diagnoses/diagnose.ts';"),
    file('interpreter/wire/packing.ts', "import { run } from '../run/run.ts';"),
    file('interpreter/other/x.ts'),
  ];
  expect(wrongImports(files)).toEqual([
    'app/trace/laws.ts:2 imports app/model, and trace may import only itself',
    'app/model/viewModel.ts:1 imports app/ui, and model may import only itself, trace, model/heap, model/names, model/timeline',
    'app/session/session.ts:3 imports app/ui, and session may import only itself, sandbox, interpreter, trace',
    'app/ui/App.tsx:1 imports app/sandbox, and ui may import only itself, clab/compiler, clab/page, session, examples, model, trace',
    'app/cli/trace.ts:1 imports bench, which measures the page',
    'app/helpers/strings.ts:1 lies in a folder that no rule knows',
    'app/model/names/names.ts:1 imports app/model/diagnoses, and model/names may import only itself, trace, model/moment',
    'app/interpreter/wire/packing.ts:1 imports app/interpreter/run, and interpreter/wire may import only itself, trace, interpreter/start',
    'app/interpreter/other/x.ts:1 lies in a folder that no rule knows',
  ]);
});
