import { describe, expect, it } from 'vitest';
import { MODULE_DOCS } from './pythonDocs.ts';
import { completionsAt, helpFor } from './pythonHelp.ts';

/** `|` marks the cursor; the answer is the offered names, all of them where there are few, else the first three. */
function completions(picture: string): string {
  const [before = '', after = ''] = picture.split('|');
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const names = completionsAt(before + after, line).map((help) =>
    help.kind === 'name' ? help.name.name : help.name,
  );
  return names.length > 3 ? `${names.slice(0, 3).join(' ')} …` : names.join(' ');
}

/** `[word]` marks what the mouse rests on. */
function hover(picture: string): string | null {
  const code = picture.replace(/\[(\w+)\]/, '$1');
  const lineIndex = picture.slice(0, picture.indexOf('[')).split('\n').length - 1;
  const line = picture.split('\n')[lineIndex]!;
  const word = /\[(\w+)\]/.exec(line)![1]!;
  const help = helpFor(code, code.split('\n')[lineIndex]!, line.indexOf('['), word);
  if (help === null) return null;
  return help.kind === 'name' ? `${help.module}.${help.name.name}` : `module ${help.name}`;
}

describe('completion', () => {
  it.each([
    ['import weakref\nweakref.|', 'ref proxy getweakrefcount …'],
    ['import weakref\nprint(weakref.re|)', 'ref proxy getweakrefcount …'],
    ['import gc, weakref as w\nw.|', 'ref proxy getweakrefcount …'],
    ['import gc, weakref as w\ngc.|', 'collect enable disable …'],
    ['import |', 'weakref gc capi'],
    ['import os, w|', 'weakref gc capi'],
    ['from weakref import |', 'ref proxy getweakrefcount …'],
    ['from weakref import (ref, |', 'ref proxy getweakrefcount …'],
    ['weakref.|', ''],
    ['import weakref\nself.weakref.|', ''],
    ['import weakref\n# weakref.|', ''],
    ['import os\nos.|', ''],
  ])('%j offers %j', (picture, offered) => {
    expect(completions(picture)).toBe(offered);
  });
});

describe('hover', () => {
  it.each([
    ['import weakref\nr = weakref.[ref](a)', 'weakref.ref'],
    ['import weakref\nr = [weakref].ref(a)', 'module weakref'],
    ['import [gc]', 'module gc'],
    ['from [weakref] import ref', 'module weakref'],
    ['from weakref import [ref]', 'weakref.ref'],
    ['from weakref import ref as r, proxy\nx = [r](a)', 'weakref.ref'],
    ['from weakref import *\nx = [finalize](a, f)', 'weakref.finalize'],
    ['from gc import (\n    collect,\n)\n[collect]()', 'gc.collect'],
    ['import weakref\n[ref](a)', null],
    ['import weakref\nx.y.[ref]', null],
    ['[gc].collect()', null],
  ])('%j → %s', (picture, means) => {
    expect(hover(picture)).toBe(means);
  });
});

it('knows every public name of weakref and gc in CPython 3.14', () => {
  const names = (module: string) =>
    MODULE_DOCS.get(module)!
      .names.map((name) => name.name)
      .sort()
      .join(' ');
  expect(names('weakref')).toBe(
    'CallableProxyType KeyedRef ProxyType ProxyTypes ReferenceType WeakKeyDictionary WeakMethod WeakSet ' +
      'WeakValueDictionary finalize getweakrefcount getweakrefs proxy ref',
  );
  expect(names('gc')).toBe(
    'DEBUG_COLLECTABLE DEBUG_LEAK DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE callbacks collect disable enable ' +
      'freeze garbage get_count get_debug get_freeze_count get_objects get_referents get_referrers get_stats ' +
      'get_threshold is_finalized is_tracked isenabled set_debug set_threshold unfreeze',
  );
});
