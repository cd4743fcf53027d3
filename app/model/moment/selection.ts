/** The one moment and the one thing that every panel shows. */
export interface Selection {
  /** The event's index in the EventLog; before a step, the last shown event until then. */
  seq: number | null;
  /** The index of the step whose line runs next; null where the moment is that of an event. */
  step: number | null;
  object: number | null;
}

export const NOTHING_SELECTED: Selection = { seq: null, step: null, object: null };
