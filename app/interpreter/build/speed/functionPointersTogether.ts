import { FUNCTION_POINTERS_TOGETHER } from '../../start/functionPointers.ts';
import type { Change, ForSpeed } from '../change.ts';

/** It changes no file: the loader does it at each start. */
export const functionPointersTogether: Change & ForSpeed = {
  name: FUNCTION_POINTERS_TOGETHER,
  does: 'function pointers to JavaScript are made by one WebAssembly module instead of one each',
  file: 'app/interpreter/start/functionPointers.ts',
  gain: null,
};
