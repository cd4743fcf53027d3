import { CAPI_FUNCTIONS, type CapiFunction, type Ownership } from '../../trace/capiFunctions.ts';

/** What a C function of the chapter gives its caller, in words. */
const OWNERSHIP: Record<Ownership, string> = {
  new: 'Gives a new reference, which the caller releases.',
  borrowed: 'Gives a borrowed reference, which somebody else owns.',
  number: 'Gives a number.',
  nothing: 'Gives nothing.',
};

/** The chapter's function of that name; null for any other word. */
export function cFunctionNamed(word: string): CapiFunction | null {
  return CAPI_FUNCTIONS.find(({ name }) => name === word) ?? null;
}

/** The chapter's functions that begin with what was typed, in the chapter's order. */
export function cFunctionsFrom(typed: string): readonly CapiFunction[] {
  return typed.length < 2 ? [] : CAPI_FUNCTIONS.filter(({ name }) => name.startsWith(typed));
}

/** What to say of a function, a paragraph each. */
export function cHelpText({ purpose, ownership, gives, errors, versions }: CapiFunction): string[] {
  return [purpose, `${OWNERSHIP[ownership]} ${gives}`, `Fails: ${errors}`, versions];
}
