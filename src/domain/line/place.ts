import { type ConfigDifference, diffConfig } from './diff-config.ts';
import type { LineConfig } from './line-config.ts';
import type { LinePatch } from './line-patch.ts';
import type { ConfigPlace } from './line-place.ts';

/** A part of a line that only one open request may touch. */
export type Place =
  | `slot:${string}`
  | 'weekly'
  | 'seasons'
  | 'days'
  | 'closure'
  | `setting:${'timeZone' | 'closedForwarding'}`;

/**
 * The places that a patch touches. Two open requests never share one (docs/rules.md#duplicates). A patch of the whole
 * configuration touches everything that requests change, and each slot that either configuration names.
 */
export function placesOf(patch: LinePatch, slots: readonly string[] = []): Place[] {
  switch (patch.kind) {
    case 'set_prompt':
      return [`slot:${patch.slot}`];
    case 'set_holidays':
      return ['days'];
    case 'set_weekly':
      return ['weekly'];
    case 'set_seasons':
      return ['seasons'];
    case 'set_forwarding':
      return ['setting:closedForwarding'];
    case 'several':
      return patch.patches.flatMap((each) => placesOf(each, slots));
    case 'as_described':
    case 'reopen_line':
      return [];
    case 'close_line':
      return ['closure'];
    case 'set_time_zone':
      return ['setting:timeZone'];
    case 'replace_config': {
      const named = [...new Set([...slots, ...Object.keys(patch.config.prompts)])].sort();
      const settings: Place[] = ['weekly', 'seasons', 'days', 'setting:timeZone', 'setting:closedForwarding'];
      return [...settings, ...named.map((slot): Place => `slot:${slot}`)];
    }
  }
}

/** The place of requests that a place of a configuration belongs to. */
function placeOf(place: ConfigPlace): Place {
  switch (place.at) {
    case 'prompt':
      return `slot:${place.slot}`;
    case 'weekly':
    case 'weekday':
      return 'weekly';
    case 'season':
    case 'seasonDay':
      return 'seasons';
    case 'days':
    case 'followNationalCalendar':
    case 'makeupDays':
      return 'days';
    case 'timeZone':
    case 'closedForwarding':
      return `setting:${place.at}`;
  }
}

/** What has changed at the places of a patch between two configurations of a line: a plan says so, because it was made for the first. */
export function changedAtPlaces(patch: LinePatch, before: LineConfig, now: LineConfig): ConfigDifference[] {
  const own = placesOf(patch, Object.keys({ ...before.prompts, ...now.prompts }));
  return diffConfig(before, now).filter(({ place }) => own.includes(placeOf(place)));
}
