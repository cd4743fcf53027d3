import { type RefObject, useEffect, useRef } from 'react';
import { type GroupImperativeHandle, useGroupRef } from 'react-resizable-panels';
import type { Selection } from '../../model/moment/selection.ts';

/** A pane below the editor, with room that it takes from the editor and gives back: per cent of their column. */
interface Pane {
  id: 'console' | 'inspector';
  resting: number;
  open: number;
}

/** A sentence while nothing is picked, what a struct needs once something is. */
export const INSPECTOR: Pane = { id: 'inspector', resting: 10, open: 34 };
/** A few lines of output; the end of a traceback with the lines that it points into. */
export const CONSOLE: Pane = { id: 'console', resting: 18, open: 30 };

/** A thing or an event; a moment at which there is neither, as on the way to the next event; nothing at all. */
export type Picked = 'something' | 'moment' | 'nothing';

export function pickedIn({ object, seq, step }: Selection): Picked {
  if (object !== null || (seq !== null && step === null)) return 'something';
  return step === null ? 'nothing' : 'moment';
}

/**
 * Gives the inspector room when something is picked, and the editor when nothing is; and the console when a program ends
 * with a traceback. From moment to moment nothing jumps: who steps on keeps the room that there is.
 */
export function useProgramRooms(
  picked: Picked,
  hasTraceback: boolean,
): RefObject<GroupImperativeHandle | null> {
  const group = useGroupRef();
  useRoom(group, INSPECTOR, picked === 'moment' ? 'keep' : picked === 'something' ? 'open' : 'rest');
  useRoom(group, CONSOLE, hasTraceback ? 'open' : 'rest');
  return group;
}

/** A pane that a person made larger stays so, and is opened to what they made of it. */
function useRoom(
  group: RefObject<GroupImperativeHandle | null>,
  { id, resting, open }: Pane,
  wish: 'open' | 'rest' | 'keep',
): void {
  const chosen = useRef(open);
  const isOurs = useRef(false);
  useEffect(() => {
    const layout = group.current?.getLayout() ?? {};
    const { editor, [id]: now } = layout;
    if (editor === undefined || now === undefined) return;
    const isOpen = now > resting + 1;
    if (wish === 'keep' || isOpen === (wish === 'open') || (isOpen && !isOurs.current)) return;
    if (isOpen) chosen.current = now;
    isOurs.current = !isOpen;
    const room = isOpen ? resting : chosen.current;
    group.current?.setLayout({ ...layout, editor: editor + now - room, [id]: room });
  }, [group, id, resting, wish]);
}
