import { CLEAR_CAUSES, DEATH_CAUSES, DEREF_ENTRY_POINTS, ROLES, SILENCES } from '../../trace/format.ts';
import {
  FUNCTION,
  GC_HEAD,
  GC_STATS,
  METHOD,
  OBJECT,
  OPCODE,
  STR,
  TYPE,
  TYPE_FLAG,
  VAR_OBJECT,
  WEAKREF,
} from '../cpython.ts';
import { LINE_BEGINS } from '../memory/lineTables.ts';
import { MOST_PLACES, RECORD, REF_TYPE, SAME } from '../wire/records.ts';

/** `FINALIZER_STARTED` of `finalizerStarted`. */
function constantName(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}

function constants(type: string, prefix: string, values: Readonly<Record<string, number>>): string[] {
  return Object.entries(values).map(
    ([name, value]) => `export const ${prefix}${constantName(name)}: ${type} = ${value};`,
  );
}

function indices(type: string, prefix: string, names: readonly string[]): string[] {
  return names.map(
    (name, index) => `export const ${prefix}${name.replaceAll('-', '_').toUpperCase()}: ${type} = ${index};`,
  );
}

/**
 * The AssemblyScript module `constants` that the probe imports: what it shares with the rest of the project, from the
 * one place where each is written.
 */
export function probeConstants(): string {
  return [
    '// Records.',
    ...constants('i32', '', RECORD),
    ...constants('i32', '', { same: SAME }),
    ...constants('usize', '', { mostPlaces: MOST_PLACES }),
    ...constants('usize', 'REF_TYPE_', REF_TYPE),
    ...constants('u32', '', { lineBegins: LINE_BEGINS }),
    '// Indices in the enumerations of the trace format.',
    ...indices('i32', 'DIES_BY_', DEATH_CAUSES),
    ...indices('i32', 'CLEARED_BY_', CLEAR_CAUSES),
    ...indices('i32', 'SILENCED_', SILENCES),
    ...indices('i32', 'VIA_', DEREF_ENTRY_POINTS),
    ...indices('usize', 'ROLE_', ROLES),
    '// CPython.',
    ...constants('usize', 'OB_', OBJECT),
    ...constants('usize', 'VAR_', VAR_OBJECT),
    ...constants('usize', 'TP_', TYPE),
    ...constants('i32', 'FLAG_', TYPE_FLAG),
    ...constants('usize', 'WR_', WEAKREF),
    ...constants('usize', 'FUNC_', FUNCTION),
    ...constants('usize', 'METHOD_', METHOD),
    ...constants('usize', 'STR_', { hash: STR.hash }),
    ...constants('usize', 'GC_', GC_HEAD),
    ...constants('usize', 'GC_STATS_', GC_STATS),
    ...constants('u8', 'OP_', OPCODE),
  ].join('\n');
}
