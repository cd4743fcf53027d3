/** The one moment and the one thing that every panel shows. `seq` is the event's index in the EventLog. */
export interface Selection {
  seq: number | null;
  object: number | null;
}

export const NOTHING_SELECTED: Selection = { seq: null, object: null };
