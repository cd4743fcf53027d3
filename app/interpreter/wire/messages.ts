import type { Outcome } from '../../trace/format.ts';
import type { OutputChunk } from '../../trace/output.ts';
import type { AssetName, SnapshotAssets } from '../start/assets.ts';
import type { PackedBatch } from './packing.ts';
import type { RunRequest } from './runRequest.ts';

/**
 * What the page and a sandbox's worker say to each other, over a MessagePort that the page made for this sandbox
 * alone: whoever speaks on it speaks for this sandbox's one run and for nothing else.
 *
 *   page → worker   boot, run once, then a line for each input-wanted
 *   worker → page   ready or failed, then rehearsed …; after run: progress …, input-wanted …, and done or library-wanted.
 *                   What was rehearsed may still be on its way while run is.
 *
 * The page is trusted, the worker is not: Python in it can reach this port. What it sends is checked (`messageSchema.ts`), counted,
 * and bounded; messages are numbered 0, 1, 2 … and one out of turn ends the sandbox.
 */
export const PROTOCOL_VERSION = 1;

export type ToWorker =
  | { kind: 'boot'; facts: SnapshotAssets['manifest']; libraryBytes: number }
  /** `afterLibrary`: the standard library was given, and is read first. */
  | ({ kind: 'run'; afterLibrary: boolean } & Required<Omit<RunRequest, 'lab'>> & Pick<RunRequest, 'lab'>)
  | { kind: 'line'; line: string };

/** A file of the interpreter: bytes where a sandbox could not read a blob. */
export type FileContent = Blob | ArrayBuffer;

/** On a port of its own, to the worker only: each of the interpreter's files, as it comes. */
export interface FileMessage {
  name: AssetName;
  content: FileContent;
}

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'failed'; reason: string }
  /** Like progress when much happens, but it means nothing. */
  | { kind: 'rehearsed'; records: PackedBatch }
  | { kind: 'progress'; records: PackedBatch | null; output: OutputChunk[] }
  | { kind: 'input-wanted'; prompt: string }
  | { kind: 'done'; outcome: Outcome }
  /** It read of the standard library before that had come: it is to be run anew, and nothing it did counts. */
  | { kind: 'library-wanted' };

export type Numbered = FromWorker & { version: typeof PROTOCOL_VERSION; number: number };

/** The longest texts that the worker sends; it cuts, the page refuses. */
export const PROMPT_LENGTH = 1000;
export const OUTCOME_TEXT_LENGTH = 200_000;
