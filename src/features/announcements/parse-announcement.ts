import type { AnnouncementItemReply, ParseInput } from '../../contract/announcements.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { NoticeItem } from '../../domain/announcement/notice-item.ts';
import { parseNotice, saysTest } from '../../domain/announcement/parse-notice.ts';
import { ensure } from '../ensure.ts';
import { type CapInfo, type CapMessage, readCap } from './read-cap.ts';

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
  return message.infos.flatMap((info) => itemsOfInfo(message, info, asOf));
}

function itemsOfInfo({ status, msgType, sentAt }: CapMessage, info: CapInfo, asOf: Date): AnnouncementItemReply[] {
  const items = parseNotice({ text: info.description, sentAt, status, msgType, asOf });
  return items.map((item) => {
    const doubted = withDoubts(item, [
      ...(saysTest(info.beside) ? (['test_words'] as const) : []),
      ...(liesIn(item, info.areas) ? [] : (['unknown_area'] as const)),
    ]);
    // In all messages of the national feed, Extreme and "work is closed" go together.
    const severityAgrees = info.severity === null ? null : (info.severity === 'Extreme') === (item.work === 'closed');
    return { ...doubted, severityAgrees };
  });
}

/** Whether the message names the area of its text too; a message without areas says nothing against it. */
function liesIn({ county, district }: NoticeItem, areas: readonly string[]): boolean {
  const name = `${county ?? ''}${district ?? ''}`;
  return (
    areas.length === 0 ||
    areas.some((area) => area.normalize('NFKC').replaceAll('台', '臺').replace(/\s/g, '') === name)
  );
}

function withDoubts(item: NoticeItem, doubts: readonly NoticeItem['why'][number][]): NoticeItem {
  const why = [...item.why, ...doubts.filter((doubt) => !item.why.includes(doubt))];
  return { ...item, why, sendable: why.length === 0, closesServiceDay: item.closesServiceDay && why.length === 0 };
}
