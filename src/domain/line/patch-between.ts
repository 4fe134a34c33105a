import { diffConfig } from './diff-config.ts';
import type { LineConfig, PromptSlot } from './line-config.ts';
import type { LinePatch, SinglePatch } from './line-patch.ts';

/** Dates as far apart as a calendar goes: whatever days there are. */
const allDates = { from: '0000-01-01', to: '9999-12-31' };

function differs(newest: LineConfig, wanted: LineConfig, places: readonly string[]): boolean {
  return diffConfig(newest, wanted).some(({ place }) => places.includes(place.at));
}

/**
 * The patch that brings a line back to an earlier configuration, with only the places that differ, so that it touches nothing else and
 * blocks no other request. The time zone stays: it is a fact of the line. Null where nothing differs.
 */
export function patchBetween(newest: LineConfig, wanted: LineConfig): LinePatch | null {
  const patches: SinglePatch[] = [];
  if (differs(newest, wanted, ['weekly', 'weekday'])) patches.push({ kind: 'set_weekly', weekly: wanted.weekly });
  if (differs(newest, wanted, ['season', 'seasonDay']))
    patches.push({ kind: 'set_seasons', remove: [allDates], add: wanted.seasons ?? [] });
  if (differs(newest, wanted, ['days', 'followNationalCalendar', 'makeupDays']))
    patches.push({
      kind: 'set_holidays',
      remove: [allDates],
      add: wanted.datedDays,
      followNationalCalendar: wanted.followNationalCalendar,
      makeupDays: wanted.makeupDays ?? null,
    });
  if (differs(newest, wanted, ['closedForwarding']))
    patches.push({ kind: 'set_forwarding', number: wanted.closedForwarding ?? null });
  const slots = new Set([...Object.keys(newest.prompts), ...Object.keys(wanted.prompts)]) as Set<PromptSlot>;
  for (const slot of [...slots].sort()) {
    const promptId = wanted.prompts[slot] ?? null;
    if ((newest.prompts[slot] ?? null) !== promptId) patches.push({ kind: 'set_prompt', slot, promptId });
  }
  const [first, ...others] = patches;
  if (first === undefined) return null;
  return others.length === 0 ? first : { kind: 'several', patches };
}
