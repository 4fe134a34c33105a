import type { DayImportReply } from '../../../../contract/day-files.contract.ts';
import type { DatedDays } from '../../../../domain/line/line-config.ts';
import { hoursText, readHours } from './hours-text.ts';

/** How a day is entered: closed, open in hours of its own, or closed in some hours only. */
export type DayMode = 'closed' | 'own' | 'part';

/** One row of the form, as it is typed. Dates `YYYY-MM-DD`, both included. */
export interface DayEntry {
  key: string;
  from: string;
  to: string;
  name: string;
  mode: DayMode;
  hours: string;
  /** Plays the voice file that the request carries. */
  ownFile: boolean;
  /** Else the one that it played before. */
  recording: { uploadId: string; fileName: string } | null;
}

export type DayFault = 'dateMissing' | 'backwards' | 'nameMissing' | 'hoursUnread';

let made = 0;

export function newEntry(date = ''): DayEntry {
  made += 1;
  return {
    key: String(made),
    from: date,
    to: date,
    name: '',
    mode: 'closed',
    hours: '',
    ownFile: false,
    recording: null,
  };
}

/** A day of a file, or one that a line has, as a row of the form. */
export function entryOf({ from, to, name, hours, closedHours }: DayImportReply['days'][number]): DayEntry {
  const mode = closedHours ? 'part' : hours === 'closed' ? 'closed' : 'own';
  const intervals = closedHours ?? (hours === 'closed' ? [] : hours);
  return { ...newEntry(), from, to, name, mode, hours: hoursText(intervals) };
}

/** Whether somebody has entered something into a row. */
export function isBegun({ from, name }: DayEntry): boolean {
  return from !== '' || name !== '';
}

/** What is wrong with a row; an untouched one says nothing yet. */
export function faultOf(entry: DayEntry): DayFault | null {
  const { from, to, name, mode, hours } = entry;
  if (from === '') return 'dateMissing';
  if (to !== '' && to < from) return 'backwards';
  if (name.trim() === '') return 'nameMissing';
  return mode !== 'closed' && !readHours(hours)?.length ? 'hoursUnread' : null;
}

export type DayInput = Pick<DatedDays, 'from' | 'to' | 'name' | 'hours' | 'closedHours'> & { uploadId?: string };

/** What a row plays: the request's voice file, or its own from before. */
export function uploadOf({ ownFile, recording }: DayEntry, uploadId: string | undefined): string | undefined {
  return (ownFile ? uploadId : undefined) ?? recording?.uploadId;
}

/** A row as the API takes it. */
export function inputOf(entry: DayEntry, uploadId: string | undefined): DayInput {
  const { from, mode } = entry;
  const intervals = readHours(entry.hours) ?? [];
  const played = uploadOf(entry, uploadId);
  return {
    from,
    to: entry.to === '' ? from : entry.to,
    name: entry.name.trim(),
    hours: mode === 'own' ? intervals : 'closed',
    ...(mode === 'part' ? { closedHours: intervals } : {}),
    ...(played === undefined ? {} : { uploadId: played }),
  };
}
