import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { NoticeStatus, NoticeType } from '../../../../src/domain/announcement/notice-item.ts';
import { parseNotice } from '../../../../src/domain/announcement/parse-notice.ts';

interface Sample {
  id: string;
  text: string;
  sent: string;
  status: NoticeStatus;
  msgType: NoticeType;
  expect: {
    area: string;
    level: string;
    date: string;
    part: string;
    fromTime: string | null;
    work: string;
    school: string;
    closesServiceDayForWholeCounty: string[];
  };
}

const { notices } = JSON.parse(readFileSync('fixtures/notices/closure-notices.json', 'utf8')) as { notices: Sample[] };

describe('each published notice is read as it says', () => {
  test.each(notices)('$id: $text', ({ text, sent, status, msgType, expect: said }) => {
    const sentAt = new Date(sent);
    const items = parseNotice({ text, sentAt, status, msgType, asOf: sentAt });
    const { closesServiceDayForWholeCounty, ...facts } = said;
    expect(items.map(({ county, district, ...item }) => ({ ...item, area: `${county}${district ?? ''}` }))).toEqual([
      expect.objectContaining(facts),
    ]);
    expect(items.flatMap((item) => (item.closesServiceDay ? [item.date] : []))).toEqual(closesServiceDayForWholeCounty);
    expect(items[0]?.sendable).toBe(said.work === 'closed' && status === 'Actual');
    const marked = items[0]?.marks.map(({ from, to }) => text.slice(from, to)) ?? [];
    expect(marked).toContain(said.area);
  });
});
