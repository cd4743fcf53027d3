import { CONSOLE, INSPECTOR } from './useProgramRooms.ts';

/**
 * Where the panels stand, in their order. `program` is the column of the editor; `picture` the larger one beside it,
 * and `details` stand side by side below that. On a narrow page they stand one below the other, and the details share
 * one place, of which a tab shows one.
 */
export const PANEL_PLACES = [
  { name: 'Editor', id: 'editor', wide: 'program', narrow: 'editor', size: '72%', least: '6rem' },
  {
    name: 'Console',
    id: 'console',
    wide: 'program',
    narrow: 'console',
    size: `${CONSOLE.resting}%`,
    least: '4rem',
  },
  { name: 'Timeline', id: 'timeline', wide: 'picture', narrow: 'page', size: '50%', least: '6rem' },
  { name: 'Events', id: 'events', wide: 'details', narrow: 'tab', size: '42%', least: '10rem' },
  { name: 'Heap', id: 'heap', wide: 'details', narrow: 'tab', size: '58%', least: '10rem' },
  {
    name: 'Inspector',
    id: 'inspector',
    wide: 'program',
    narrow: 'tab',
    size: `${INSPECTOR.resting}%`,
    least: '4.25rem',
  },
] as const satisfies readonly PanelPlace[];

export interface PanelPlace {
  /** Of the region. */
  name: string;
  /** In the kept layouts. */
  id: string;
  wide: 'program' | 'picture' | 'details';
  narrow: 'editor' | 'console' | 'page' | 'tab';
  /** When the page is first opened; the person's own comes after that. */
  size: string;
  least: string;
}

export type PanelName = (typeof PANEL_PLACES)[number]['name'];
