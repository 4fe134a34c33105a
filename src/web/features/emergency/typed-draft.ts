import type { AnnouncementItemReply } from '../../../contract/announcements.contract.ts';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import type { AnnouncementReply } from '../../../contract/stored-announcements.contract.ts';
import { clockOf, partEnds } from '../../../domain/announcement/notice-time.ts';
import { fieldOf, fieldOfInstant, instantOf } from '../../lib/taipei-input.ts';

/** A draft as it is typed; `from` and `until` as `datetime-local` fields in Taipei's time. */
export interface TypedDraft {
  /** The announcement that it rests on, which names the area. */
  announcementId: string | null;
  isCountry: boolean;
  /** The second yes that a closure of the whole country takes. */
  isSure: boolean;
  county: string | null;
  district: string | null;
  from: string;
  until: string;
  reason: string;
  /** Null: the default announcement. */
  promptId: string | null;
}

type Window = Pick<TypedDraft, 'from' | 'until'>;

/** The windows that notices usually name; those that are over are left out. */
export function quickWindows(now: number): [name: 'today' | 'tomorrow' | 'afternoon', window: Window][] {
  const usual: [name: 'today' | 'tomorrow' | 'afternoon', window: Window][] = [
    ['today', { from: fieldOf(now, 0, '00:00'), until: fieldOf(now, 1, '00:00') }],
    ['tomorrow', { from: fieldOf(now, 1, '00:00'), until: fieldOf(now, 2, '00:00') }],
    ['afternoon', { from: fieldOf(now, 0, '12:00'), until: fieldOf(now, 0, '18:00') }],
  ];
  return usual.filter(([, { until }]) => Date.parse(instantOf(until) ?? '') > now);
}

/** A notice on the eve of its day is what usually comes. */
export function freshDraft(now: number): TypedDraft {
  const window = { from: fieldOf(now, 1, '00:00'), until: fieldOf(now, 2, '00:00') };
  return {
    ...{ announcementId: null, isCountry: false, isSure: false, county: null, district: null },
    ...{ ...window, reason: '', promptId: null },
  };
}

export function draftOf({ announcementId, area, from, until, reason, sound }: BroadcastReply): TypedDraft {
  return {
    announcementId,
    isCountry: area === null,
    isSure: false,
    county: area?.county ?? null,
    district: area?.district ?? null,
    ...{ from: fieldOfInstant(from), until: fieldOfInstant(until) },
    ...{ reason, promptId: sound.promptId },
  };
}

/** A pasted text as the API takes it: a CAP document, or words. */
export function pastedNotice(pasted: string): { cap: string } | { text: string } {
  return /^\s*(<\?xml|<(\w+:)?alert)\b/.test(pasted) ? { cap: pasted } : { text: pasted };
}

const partStarts = { full: '00:00', morning: '00:00', noon: '12:00', afternoon: '12:00', evening: '18:00' } as const;

/** The window that an item of a notice names; a stated start runs to the end of the day (docs/rules.md#announcements). */
export function windowOfItem(
  item: Pick<AnnouncementItemReply, 'part' | 'fromTime' | 'untilTime'> & { date: string },
): Window {
  const { date, part, fromTime, untilTime } = item;
  const end = untilTime ?? (fromTime === null ? clockOf(partEnds[part]) : '24:00');
  const day = Date.parse(`${date}T00:00+08:00`);
  return {
    from: `${date}T${fromTime ?? partStarts[part]}`,
    until: end === '24:00' ? fieldOf(day, 1, '00:00') : `${date}T${end}`,
  };
}

/** What the API takes; null while something is missing. */
export function givenOf({ isCountry, isSure, county, district, from, until, reason, promptId }: TypedDraft) {
  const [start, end] = [instantOf(from), instantOf(until)];
  if (start === undefined || end === undefined || reason.trim() === '') return null;
  if (isCountry ? !isSure : county === null) return null;
  const area = isCountry || county === null ? null : { county, ...(district === null ? {} : { district }) };
  return { area, from: start, until: end, reason: reason.trim(), promptId };
}

export type GivenDraft = NonNullable<ReturnType<typeof givenOf>>;

/** Without the area, which stands in the announcement and is not given twice. */
export function onNotice({ area: _named, ...given }: GivenDraft): Omit<GivenDraft, 'area'> {
  return given;
}

/** A draft on a stored notice; null where lines cannot be closed on it now. */
export function draftOfNotice(notice: AnnouncementReply, reason: string): TypedDraft | null {
  const { county, district, window, sendable } = notice;
  if (!sendable || county === null || window === null) return null;
  return {
    ...{ announcementId: notice.id, isCountry: false, isSure: false, county, district, reason, promptId: null },
    ...{ from: fieldOfInstant(window.from), until: fieldOfInstant(window.until) },
  };
}
