import {
  mostItems,
  type NoticeDoubt,
  type NoticeItem,
  type NoticeStatus,
  type NoticeType,
} from '../../domain/announcement/notice-item.ts';
import { type NoticeWords, noticeWordsIn, parseNotice } from '../../domain/announcement/parse-notice.ts';
import { type CapInfo, type CapMessage, readCap } from './read-cap.ts';
import { invalidCap } from './read-xml.ts';

/** What a notice says of one area, day and part of day, with the text that says it. */
export interface ReadItem {
  item: NoticeItem;
  /** The item's marks are places in it. */
  text: string;
  /** Whether the severity of a CAP message fits; a cross-check that decides nothing. */
  severityAgrees: boolean | null;
}

/** A notice with what is known of it as a message. */
export interface ReadNotice {
  items: ReadItem[];
  status: NoticeStatus;
  msgType: NoticeType;
  /** Null where nobody said it. */
  sentAt: Date | null;
  /** It holds a word of a trial. */
  testWords: boolean;
  /** Of a CAP message. */
  identifier: string | null;
  /** Identifiers of the messages that it updates or cancels. */
  references: string[];
}

export interface GivenNotice {
  text?: string | undefined;
  cap?: string | undefined;
  sentAt?: Date | undefined;
  status?: NoticeStatus | undefined;
  msgType?: NoticeType | undefined;
}

/** Reads a pasted text or a CAP document, judged as of `asOf`. @throws AppError `cap_refused`, `cap_invalid` (422). */
export function readNotice(given: GivenNotice, asOf: Date): ReadNotice {
  if (given.cap !== undefined) return noticeOfCap(readCap(given.cap), asOf);
  const { text = '', sentAt = null, status = 'Actual', msgType = 'Alert' } = given;
  const items = parseNotice({ text, sentAt, status, msgType, asOf });
  return {
    items: items.map((item) => ({ item, text, severityAgrees: null })),
    ...{ status, msgType, sentAt, identifier: null, references: [], testWords: noticeWordsIn(text).test },
  };
}

/** What a CAP message says, judged as of `asOf`. @throws AppError `cap_invalid` (422). */
export function noticeOfCap(message: CapMessage, asOf: Date): ReadNotice {
  const beside = noticeWordsIn(message.written);
  const items: ReadItem[] = [];
  for (const info of message.infos) {
    items.push(...itemsOfInfo({ ...message, beside }, info, asOf));
    if (items.length > mostItems) throw invalidCap('info');
  }
  const { status, msgType, sentAt, identifier, references } = message;
  return { items, status, msgType, sentAt, identifier, references, testWords: beside.test };
}

function itemsOfInfo(
  { status, msgType, sentAt, beside }: CapMessage & { beside: NoticeWords },
  { description: text, severity, areas }: CapInfo,
  asOf: Date,
): ReadItem[] {
  const names = namesOf(areas);
  return parseNotice({ text, sentAt, status, msgType, asOf, beside }).map((item) => ({
    item: liesIn(item, names) ? item : withDoubt(item, 'unknown_area'),
    text,
    // In all messages of the national feed, Extreme and "work is closed" go together.
    severityAgrees: severity === null ? null : (severity === 'Extreme') === (item.work === 'closed'),
  }));
}

/** The areas that a message names, written as those of its text. */
function namesOf(areas: readonly string[]): Set<string> {
  return new Set(areas.map((area) => area.normalize('NFKC').replaceAll('台', '臺').replace(/\s/g, '')));
}

/** Whether the message names the area of its text too; a message without areas says nothing against it. */
function liesIn({ county, district }: NoticeItem, names: ReadonlySet<string>): boolean {
  return names.size === 0 || names.has(`${county ?? ''}${district ?? ''}`);
}

function withDoubt(item: NoticeItem, doubt: NoticeDoubt): NoticeItem {
  const why = item.why.includes(doubt) ? item.why : [...item.why, doubt];
  return { ...item, why, sendable: false, closesServiceDay: false };
}
