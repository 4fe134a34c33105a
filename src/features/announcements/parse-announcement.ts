import type { AnnouncementItemReply, ParseInput } from '../../contract/announcements.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { mostItems, type NoticeDoubt, type NoticeItem } from '../../domain/announcement/notice-item.ts';
import { type NoticeWords, noticeWordsIn, parseNotice } from '../../domain/announcement/parse-notice.ts';
import { ensure } from '../ensure.ts';
import { type CapInfo, type CapMessage, readCap } from './read-cap.ts';
import { invalidCap } from './read-xml.ts';

/** Reads a notice and stores nothing. @throws AppError `forbidden`; `cap_refused`, `cap_invalid` (422). */
export function parseAnnouncement(
  deps: Deps,
  { actor }: Caller,
  input: ParseInput,
): { items: AnnouncementItemReply[] } {
  ensure(actor, 'announcement.write', { organisationId: null });
  const asOf = input.asOf ?? deps.clock.now();
  if (input.cap !== undefined) return { items: itemsOfCap(readCap(input.cap), asOf) };
  const { text = '', sentAt = null, status = 'Actual', msgType = 'Alert' } = input;
  return {
    items: parseNotice({ text, sentAt, status, msgType, asOf }).map((item) => ({ ...item, severityAgrees: null })),
  };
}

function itemsOfCap(message: CapMessage, asOf: Date): AnnouncementItemReply[] {
  const beside = noticeWordsIn(message.written);
  const items: AnnouncementItemReply[] = [];
  for (const info of message.infos) {
    items.push(...itemsOfInfo({ ...message, beside }, info, asOf));
    if (items.length > mostItems) throw invalidCap('info');
  }
  return items;
}

function itemsOfInfo(
  { status, msgType, sentAt, beside }: CapMessage & { beside: NoticeWords },
  info: CapInfo,
  asOf: Date,
): AnnouncementItemReply[] {
  const items = parseNotice({ text: info.description, sentAt, status, msgType, asOf, beside });
  const names = namesOf(info.areas);
  return items.map((item) => {
    const doubted = liesIn(item, names) ? item : withDoubt(item, 'unknown_area');
    // In all messages of the national feed, Extreme and "work is closed" go together.
    const severityAgrees = info.severity === null ? null : (info.severity === 'Extreme') === (item.work === 'closed');
    return { ...doubted, severityAgrees };
  });
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
