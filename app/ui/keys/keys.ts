/** Every key of the page, as the keys dialog lists them. */

export interface KeyLine {
  /** Alternatives, each a chord of keys pressed together. */
  keys: readonly (readonly string[])[];
  does: string;
}

export interface KeyGroup {
  where: string;
  lines: readonly KeyLine[];
}

/** `Mod` is Cmd on a Mac and Ctrl elsewhere. */
export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    where: 'Anywhere',
    lines: [
      { keys: [['Mod', 'Enter']], does: 'Run the program' },
      { keys: [['Mod', 'K']], does: 'Go to the search, from the editor too' },
      { keys: [['Escape'], ['Tab']], does: 'One after the other: leave the editor' },
    ],
  },
  {
    where: 'Anywhere but in a text field',
    lines: [
      { keys: [['←'], ['→']], does: 'Previous and next step' },
      { keys: [['/']], does: 'Go to the search' },
      { keys: [['?']], does: 'Show these keys' },
    ],
  },
  {
    where: 'In the search',
    lines: [
      { keys: [['Enter'], ['Shift', 'Enter']], does: 'Next and previous match' },
      { keys: [['Escape']], does: 'Clear the search' },
    ],
  },
  {
    where: 'In the timeline',
    lines: [
      { keys: [['←'], ['→']], does: 'Previous and next event' },
      { keys: [['↑'], ['↓']], does: 'The row above and below' },
      { keys: [['Home'], ['End']], does: 'First and last event' },
      { keys: [['+'], ['-']], does: 'Zoom in and out, also W and S' },
      { keys: [['A'], ['D']], does: 'Move the picture to the left and to the right' },
      { keys: [['0']], does: 'Show all' },
      { keys: [['Enter']], does: 'Open or fold a group' },
    ],
  },
  {
    where: 'In the table of events',
    lines: [
      { keys: [['↑'], ['↓']], does: 'The event above and below' },
      { keys: [['PageUp'], ['PageDown']], does: 'Ten events up and down' },
      { keys: [['Home'], ['End']], does: 'First and last event' },
    ],
  },
  {
    where: 'In the heap',
    lines: [{ keys: [['←'], ['→'], ['↑'], ['↓']], does: 'To the nearest box in that direction' }],
  },
  {
    where: 'On a line between panels',
    lines: [{ keys: [['←'], ['→'], ['↑'], ['↓']], does: 'Make one of them larger' }],
  },
];
