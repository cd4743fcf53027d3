import * as v from 'valibot';
import { AXIS_KINDS } from '../../model/timeline/axis.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export const TEXT_SIZES = ['normal', 'large', 'projector'] as const;

export const LEAST_TIME_LIMIT_SECONDS = 1;
export const MOST_TIME_LIMIT_SECONDS = 3600;

const SCHEMA = v.object({
  theme: v.fallback(v.picklist(THEMES), 'system'),
  textSize: v.fallback(v.picklist(TEXT_SIZES), 'normal'),
  timeLimitSeconds: v.fallback(
    v.pipe(v.number(), v.minValue(LEAST_TIME_LIMIT_SECONDS), v.maxValue(MOST_TIME_LIMIT_SECONDS)),
    30,
  ),
  /** What `input()` reads first, a line each. */
  inputText: v.fallback(v.pipe(v.string(), v.maxLength(100_000)), ''),
  showInterpreterEvents: v.fallback(v.boolean(), false),
  /** Whether lines that are too long for the editor go on below. */
  wrapLines: v.fallback(v.boolean(), true),
  /** What the timeline's axis counts. */
  axis: v.fallback(v.picklist(AXIS_KINDS), 'events'),
});

export type Settings = v.InferOutput<typeof SCHEMA>;

export const DEFAULT_SETTINGS: Settings = v.parse(SCHEMA, {});

/** The settings that a kept text holds; what is missing or unusable falls back to its default. */
export function parseSettings(kept: string | null): Settings {
  try {
    const parsed = v.safeParse(SCHEMA, JSON.parse(kept ?? '{}'));
    return parsed.success ? parsed.output : DEFAULT_SETTINGS;
  } catch {
    return DEFAULT_SETTINGS;
  }
}

/** What a link asks for, as far as it is usable; what it does not name stays as it is. */
export function mergeSettings(asked: Readonly<Record<string, unknown>>): Partial<Settings> {
  const usable: Settings = parseSettings(JSON.stringify(asked));
  return Object.fromEntries(
    Object.entries(usable).filter(([name, value]) => Object.hasOwn(asked, name) && asked[name] === value),
  );
}

/** The lines that `input()` reads: none for an empty text, and a last line end begins no further line. */
export function inputLines(inputText: string): string[] {
  return inputText === '' ? [] : inputText.replace(/\n$/, '').split('\n');
}
