import { type RefObject, useEffect, useRef } from 'react';
import { type GroupImperativeHandle, useGroupRef } from 'react-resizable-panels';

/** Per cent of its column: a sentence while nothing is picked, what a struct needs once something is. */
export const RESTING_ROOM = 10;
const OPEN_ROOM = 34;

/** Gives the inspector room when something is picked, and the editor when nothing is; a size that a person chose stays. */
export function useInspectorRoom(isPicked: boolean): RefObject<GroupImperativeHandle | null> {
  const group = useGroupRef();
  const open = useRef(OPEN_ROOM);
  useEffect(() => {
    const layout = group.current?.getLayout() ?? {};
    const { editor, inspector } = layout;
    if (editor === undefined || inspector === undefined) return;
    const isOpen = inspector > RESTING_ROOM + 1;
    if (isOpen === isPicked) return;
    if (isOpen) open.current = inspector;
    const room = isPicked ? open.current : RESTING_ROOM;
    group.current?.setLayout({ ...layout, editor: editor + inspector - room, inspector: room });
  }, [group, isPicked]);
  return group;
}
