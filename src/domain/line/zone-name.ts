import { isTimeZone } from './zone-time.ts';

export type ZoneReading =
  | { ok: true; zone: string }
  /** `offer` is the zone that was probably meant. */
  | { ok: false; offer: string | null };

const areas = /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//i;
/** Small words within the names of places: `Europe/Isle_of_Man`, `America/Port-au-Prince`. */
const smallWords = new Set(['of', 'au', 'es']);

/**
 * Names that are not places, with what people here mean by them. `CST` is Taiwan's own abbreviation, though programs take
 * it for Chicago's.
 */
const meanings: [RegExp, string][] = [
  [/^(?:cst|tst|roc|taiwan|taipei standard time|[臺台][北灣](?:時間)?|.*\btaipei\b.*)$/i, 'Asia/Taipei'],
  [/^(?:etc\/)?(?:utc|gmt|cst)? ?(?:\+0?8(?::?00)?|-8)$/i, 'Asia/Taipei'],
  [/^(?:est|edt|est5edt)$/i, 'America/New_York'],
  [/^(?:cdt|cst6cdt)$/i, 'America/Chicago'],
  [/^(?:mst|mdt|mst7mdt)$/i, 'America/Denver'],
  [/^(?:pst|pdt|pst8pdt)$/i, 'America/Los_Angeles'],
  [/^jst$/i, 'Asia/Tokyo'],
];

/**
 * Reads the name of a line's time zone: an area and a city of the IANA data, in any case, returned in its usual spelling.
 * Refused are abbreviations (CST), countries (ROC), offsets (GMT+8, Etc/GMT-8) and POSIX rules (CST6CDT): they are
 * ambiguous or leave out daylight saving.
 */
export function readZoneName(typed: string): ZoneReading {
  const name = typed.trim().replaceAll(' ', '_');
  if (areas.test(name) && isTimeZone(name)) return { ok: true, zone: usualSpelling(name) };
  return { ok: false, offer: likelyZone(typed.trim()) };
}

function usualSpelling(name: string): string {
  const listed = knownZones().find((zone) => zone.toLowerCase() === name.toLowerCase());
  // Aliases of a listed zone (Asia/Kolkata where the runtime lists Asia/Calcutta) are kept as typed.
  return listed ?? name.toLowerCase().replace(/[a-z]+/g, (word) => (smallWords.has(word) ? word : capital(word)));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function likelyZone(name: string): string | null {
  const meant = meanings.find(([pattern]) => pattern.test(name))?.[1];
  if (meant !== undefined) return meant;
  const city = name.toLowerCase().split('/').at(-1)?.replaceAll(' ', '_');
  const ofCity = knownZones().find((zone) => zone.toLowerCase().endsWith(`/${city}`));
  if (ofCity !== undefined) return ofCity;
  const resolved = isTimeZone(name) ? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone : '';
  return areas.test(resolved) ? resolved : null;
}

function knownZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}
