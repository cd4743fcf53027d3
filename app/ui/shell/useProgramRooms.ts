import { type RefObject, useEffect, useRef } from 'react';
import { type GroupImperativeHandle, useGroupRef } from 'react-resizable-panels';
import type { Selection } from '../../model/selection.ts';

/** Per cent of its column: a sentence while nothing is picked, what a struct needs once something is. */
export const RESTING_ROOM = 10;
const OPEN_ROOM = 34;

/** A thing or an event; a moment at which there is neither, as on the way to the next event; nothing at all. */
export type Picked = 'something' | 'moment' | 'nothing';

export function pickedIn({ object, seq, step }: Selection): Picked {
  if (object !== null || (seq !== null && step === null)) return 'something';
  return step === null ? 'nothing' : 'moment';
}

/**
 * Gives the inspector room when something is picked, and the editor when nothing is; a size that a person chose stays.
 * From moment to moment nothing jumps: who steps on keeps the room that there is.
 */
export function useInspectorRoom(picked: Picked): RefObject<GroupImperativeHandle | null> {
  const group = useGroupRef();
  const open = useRef(OPEN_ROOM);
  useEffect(() => {
    const layout = group.current?.getLayout() ?? {};
    const { editor, inspector } = layout;
    if (editor === undefined || inspector === undefined) return;
    const isOpen = inspector > RESTING_ROOM + 1;
    if (picked === 'moment' || isOpen === (picked === 'something')) return;
    if (isOpen) open.current = inspector;
    const room = isOpen ? RESTING_ROOM : open.current;
    group.current?.setLayout({ ...layout, editor: editor + inspector - room, inspector: room });
  }, [group, picked]);
  return group;
}
