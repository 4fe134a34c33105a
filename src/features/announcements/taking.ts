import { createHash } from 'node:crypto';
import type { Transaction } from '../../db/database.ts';
import type { LiveEvent } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { cleanText } from '../../domain/announcement/clean-text.ts';
import type { ReadItem, ReadNotice } from './read-notice.ts';

/** A notice that is being entered. */
export interface Taking {
  deps: Deps;
  transaction: Transaction;
  caller: Caller;
  notice: Omit<ReadNotice, 'items'>;
  source: string;
  now: Date;
  /** Announcements that it takes the place of. */
  replaces: readonly string[];
  /** Announcements that its items made or were seen of. */
  taken: string[];
}

/** Of the words and the day, whatever blanks and widths they are written with. */
export function hashOf({ item, text }: Pick<ReadItem, 'item' | 'text'>): string {
  return createHash('sha256')
    .update(`${item.date ?? ''}\n${cleanText(text).text}`)
    .digest('hex');
}

/** What pages hear of an announcement. */
export function changed(id: string, status: string): LiveEvent {
  return { type: 'announcement.changed', subjectId: id, organisationId: null, data: { status } };
}
