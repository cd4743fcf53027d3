import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_EXAMPLE, EXAMPLES } from '../../examples/catalogue.ts';
import { textOf } from '../../examples/texts.ts';
import { Draft } from './draft.ts';

const EXAMPLE = textOf(DEFAULT_EXAMPLE);
const OTHER_EXAMPLE = textOf(EXAMPLES.find((example) => example !== DEFAULT_EXAMPLE)!);

/** A storage that works, or one that a browser forbids. */
function storage(works: boolean): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  const open = () => {
    if (!works) throw new DOMException('denied', 'SecurityError');
    return kept;
  };
  return {
    getItem: (name) => open().get(name) ?? null,
    setItem: (name, value) => {
      open().set(name, value);
    },
    removeItem: (name) => {
      open().delete(name);
    },
  };
}

const picture = (draft: Draft) => `${draft.getState().text} < ${draft.getState().previous}`;

afterEach(() => vi.unstubAllGlobals());

describe('with storage', () => {
  beforeEach(() => {
    vi.stubGlobal('localStorage', storage(true));
    vi.stubGlobal('sessionStorage', storage(true));
  });

  it('begins with the given text and comes back with the edited one', () => {
    const draft = new Draft('first');
    expect(picture(draft)).toBe('first < null');
    draft.edit('mine');
    expect(picture(new Draft('first'))).toBe('mine < null');
  });

  it('keeps an own text that something replaces, across reloads too', () => {
    const draft = new Draft('first');
    draft.edit('mine');
    draft.replace('shared');
    expect(picture(draft)).toBe('shared < mine');
    expect(picture(new Draft('first'))).toBe('shared < mine');
  });

  it('changes places on restore, so that neither is lost', () => {
    const draft = new Draft('first');
    draft.edit('mine');
    draft.replace('shared');
    draft.restore();
    expect(picture(draft)).toBe('mine < shared');
  });

  it('does not let an untouched example push out the own text', () => {
    const draft = new Draft('first');
    draft.edit('mine');
    draft.replace(EXAMPLE);
    draft.replace('shared');
    expect(picture(draft)).toBe('shared < mine');
    draft.replace(EXAMPLE);
    draft.restore();
    expect(picture(draft)).toBe('shared < null');
  });

  it('offers an own text until the person edits, restores or dismisses', () => {
    const draft = new Draft('first');
    const isOffered = () => draft.getState().isOffered;
    const replaceOwn = () => {
      draft.edit('mine');
      draft.replace(EXAMPLE);
      draft.replace(OTHER_EXAMPLE);
      return isOffered();
    };
    expect(isOffered()).toBe(false);
    expect(replaceOwn()).toBe(true);
    draft.edit('an example, edited');
    expect(isOffered()).toBe(false);
    expect(replaceOwn()).toBe(true);
    draft.restore();
    expect(isOffered()).toBe(false);
    expect(replaceOwn()).toBe(true);
    draft.dismissOffer();
    draft.replace(EXAMPLE);
    expect(isOffered()).toBe(false);
    expect(picture(draft)).toBe(`${EXAMPLE} < mine`);
  });

  it('has the line ends of an editor, whatever the program came with', () => {
    const draft = new Draft('first');
    draft.replace('a\r\nb\rc');
    expect(picture(draft)).toBe('a\nb\nc < first');
  });

  it('keeps a text for each tab, and gives a new tab the newest', () => {
    const one = { sessionStorage: storage(true) };
    const two = { sessionStorage: storage(true) };
    const inTab = (tab: typeof one, act: (draft: Draft) => void = () => {}) => {
      vi.stubGlobal('sessionStorage', tab.sessionStorage);
      const draft = new Draft('first');
      act(draft);
      return picture(draft);
    };
    inTab(one, (draft) => draft.edit('of one'));
    inTab(two, (draft) => draft.edit('of two'));
    expect(inTab(one)).toBe('of one < null');
    expect(inTab(two)).toBe('of two < null');
    expect(inTab({ sessionStorage: storage(true) })).toBe('of two < null');
  });

  it('tells its listeners about changes only', () => {
    const draft = new Draft('first');
    const listener = vi.fn();
    const unsubscribe = draft.subscribe(listener);
    draft.edit('first');
    draft.edit('mine');
    unsubscribe();
    draft.edit('more');
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

it('works where storage is forbidden', () => {
  vi.stubGlobal('localStorage', storage(false));
  vi.stubGlobal('sessionStorage', storage(false));
  const draft = new Draft('first');
  draft.edit('mine');
  draft.replace('shared');
  expect(picture(draft)).toBe('shared < mine');
});
