import { LONG, STR } from '../cpython.ts';
import type { Address, EmscriptenModule } from './emscripten.ts';
import type { TimeZonePlaces } from './importOverrides.ts';

/** The objects behind the time module's constants: `python/install.py` makes them to be written over. */
export interface TimeZoneObjects {
  timezone: Address;
  altzone: Address;
  daylight: Address;
  standardName: Address;
  summerName: Address;
}

const NAME_LENGTH = 'UTC-0000'.length;

/**
 * Gives C and the time module the time zone of the person at the screen; the snapshot was made without one. The
 * module's objects are written over where they are: making new ones would move every later object to addresses that
 * depend on the zone.
 */
export function enterTimeZone(
  module: EmscriptenModule,
  setTimeZone: (...places: TimeZonePlaces) => void,
  places: TimeZonePlaces,
  objects: TimeZoneObjects,
): void {
  setTimeZone(...places);
  const [, , standardName, summerName] = places;
  const year = new Date().getFullYear();
  const offsets = [0, 6].map((month) => new Date(year, month, 1).getTimezoneOffset() * 60);
  const timezone = Math.max(...offsets);
  const altzone = Math.min(...offsets);
  writeInt(module, objects.timezone, timezone);
  writeInt(module, objects.altzone, altzone);
  writeInt(module, objects.daylight, Number(timezone !== altzone));
  copyName(module, standardName, objects.standardName);
  copyName(module, summerName, objects.summerName);
}

function writeInt({ HEAPU32 }: EmscriptenModule, int: Address, value: number): void {
  const sign = value > 0 ? 0 : value === 0 ? LONG.zero : LONG.negative;
  const digits = value === 0 ? 0 : 1;
  HEAPU32[(int + LONG.tag) >>> 2] = (digits << LONG.digitsShift) | sign;
  HEAPU32[(int + LONG.digits) >>> 2] = Math.abs(value);
}

function copyName({ HEAPU8, HEAPU32 }: EmscriptenModule, from: Address, str: Address): void {
  if (HEAPU32[(str + STR.length) >>> 2] !== NAME_LENGTH)
    throw new Error('A str is not laid out as expected.');
  HEAPU8.copyWithin(str + STR.asciiData, from, from + NAME_LENGTH);
  HEAPU32[(str + STR.hash) >>> 2] = -1;
}
