import { sentenceText } from '../sentences/sentences.ts';
import { type Axis, axisOf } from '../timeline/axis.ts';
import type { Span } from '../timeline/spans.ts';
import type { ViewModel } from '../viewModel.ts';

/**
 * One event of the Chrome Trace Event Format, as Perfetto and chrome://tracing read it: `X` lasts, `i` is a moment,
 * `b` and `e` are the ends of something that overlaps others, `M` names a track. Times are microseconds.
 */
export interface ChromeEvent {
  ph: 'X' | 'i' | 'b' | 'e' | 'M';
  pid: number;
  tid: number;
  name: string;
  cat?: string;
  ts?: number;
  dur?: number;
  /** How far a moment's line reaches: its thread. */
  s?: 't';
  /** What belongs together among `b` and `e`. */
  id?: string;
  args?: Record<string, unknown>;
}

const PROCESS = 1;
const THREAD = 1;
const WHERE = { pid: PROCESS, tid: THREAD };

/**
 * A view model for Perfetto: a slice for each life (with its dying inside), the callbacks, finalizers and collections one
 * inside the other, and every event as a moment with its sentence. Events of one microsecond are spread over it, so
 * that their order is kept.
 */
export function* chromeEvents(shown: ViewModel, processName: string): Generator<ChromeEvent> {
  const viewModel = unfolded(shown);
  const axis = axisOf(viewModel, 'time');
  yield { ph: 'M', ...WHERE, name: 'process_name', args: { name: processName } };
  yield { ph: 'M', ...WHERE, name: 'thread_name', args: { name: 'weak references' } };
  for (let row = 0; row < viewModel.rows.count; row += 1) {
    const group = viewModel.rows.groupAt(row);
    if (group === null) yield* lifeEvents(viewModel, axis, viewModel.rows.ids[row]!, row);
  }
  for (let index = 0; index < viewModel.spans.count; index += 1)
    yield spanEvent(viewModel, axis, viewModel.spans.at(index));
  for (let position = 0; position < viewModel.count; position += 1)
    yield momentEvent(viewModel, axis, position);
}

/** Every group is opened: a file has room for all. */
function unfolded(viewModel: ViewModel): ViewModel {
  return viewModel.rows.groups.length === 0
    ? viewModel
    : viewModel.withOpen(new Set(viewModel.rows.groups.map(({ key }) => key)));
}

function* lifeEvents(viewModel: ViewModel, axis: Axis, id: number, row: number): Generator<ChromeEvent> {
  const { stretches, end } = viewModel.life(row);
  const [first] = stretches;
  const cat = viewModel.log.role(id) === 'object' ? 'object' : 'weakref';
  const track = { ...WHERE, cat, id: `0x${id.toString(16)}` };
  const name = lifeName(viewModel, id);
  const startUs = timeOf(axis, first?.from ?? viewModel.firstPosition(row));
  const args = {
    what: viewModel.names.labelWithReferent(id),
    address: `0x${viewModel.log.address(id).toString(16)}`,
  };
  yield { ph: 'b', ...track, name, ts: startUs, args };
  for (const { from, to, state } of stretches) {
    if (state === 'alive') continue;
    yield { ph: 'b', ...track, name: state, ts: timeOf(axis, from) };
    yield { ph: 'e', ...track, name: state, ts: timeOf(axis, to) };
  }
  yield { ph: 'e', ...track, name, ts: timeOf(axis, end ?? viewModel.count) };
}

function lifeName(viewModel: ViewModel, id: number): string {
  const name = viewModel.names.programName(id);
  return name === null ? viewModel.names.label(id) : `${name} (${viewModel.names.label(id)})`;
}

function spanEvent(viewModel: ViewModel, axis: Axis, { kind, from, to, subject }: Span): ChromeEvent {
  const ts = timeOf(axis, from);
  const name =
    kind === 'collection'
      ? 'garbage collection'
      : kind === 'finalizer'
        ? `__del__ of ${lifeName(viewModel, subject)}`
        : `${viewModel.log.callback(subject) ?? 'callback'} of ${lifeName(viewModel, subject)}`;
  return { ph: 'X', ...WHERE, cat: kind, name, ts, dur: rounded(timeOf(axis, to) - ts) };
}

function momentEvent(viewModel: ViewModel, axis: Axis, position: number): ChromeEvent {
  const { log } = viewModel;
  const seq = viewModel.seqs[position]!;
  const line = log.line(seq);
  const where = log.texts.text(log.functionText(seq));
  return {
    ph: 'i',
    s: 't',
    ...WHERE,
    cat: 'event',
    name: log.kind(seq),
    ts: timeOf(axis, position),
    args: {
      seq: position,
      says: sentenceText(viewModel, seq),
      ...(line === 0 ? {} : { line }),
      ...(where === '' ? {} : { function: where }),
    },
  };
}

/** What has not ended lasts to the end. */
function timeOf(axis: Axis, position: number): number {
  return rounded(position >= axis.count ? axis.length : axis.mark(position));
}

/** Nanoseconds are all that Perfetto keeps. */
function rounded(us: number): number {
  return Math.round(us * 1000) / 1000;
}
