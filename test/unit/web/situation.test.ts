import { expect, it } from 'vitest';
import type { BroadcastReply } from '../../../src/contract/broadcasts.contract.ts';
import type { AnnouncementReply } from '../../../src/contract/stored-announcements.contract.ts';
import { counties } from '../../../src/domain/line/counties.ts';
import { countiesNow, urgentFirst } from '../../../src/web/features/emergency/situation.ts';

const broadcast = (county: string | null, sentAt: string | null) =>
  ({ id: `${county}`, area: county === null ? null : { county, district: null }, sentAt }) as BroadcastReply;
const notice = (county: string | null, state: AnnouncementReply['state']) =>
  ({ id: `${county}`, county, state }) as AnnouncementReply;
const sent = '2026-09-24T20:15:00+08:00';

it('every county says its most urgent matter, and the most urgent come first', () => {
  const now = countiesNow({
    broadcasts: [broadcast('雲林縣', null), broadcast('雲林縣', sent), broadcast('嘉義縣', null)],
    announcements: [notice('雲林縣', 'active')],
  });
  expect(now.map(({ county }) => county)).toEqual([...counties]);
  const found = urgentFirst(now).slice(0, 3);
  expect(found.map(({ county, situation }) => [county, situation])).toEqual([
    ['雲林縣', 'closed'],
    ['嘉義縣', 'prepared'],
    ['基隆市', 'quiet'],
  ]);
  expect(found[0]?.broadcasts).toHaveLength(2);
});

it('a broadcast to the whole country is one of every county', () => {
  expect(
    countiesNow({ broadcasts: [broadcast(null, sent)], announcements: [] }).every(
      ({ situation }) => situation === 'closed',
    ),
  ).toBe(true);
});

it('a dispute stands above everything, and an active notice without a broadcast below what waits', () => {
  const of = (state: AnnouncementReply['state'], broadcasts: BroadcastReply[] = []) =>
    countiesNow({ broadcasts, announcements: [notice('雲林縣', state), notice(null, 'disputed')] }).find(
      ({ county }) => county === '雲林縣',
    )?.situation;
  expect(of('disputed', [broadcast('雲林縣', sent)])).toBe('disputed');
  expect(of('proposed', [broadcast('雲林縣', null)])).toBe('prepared');
  expect(of('proposed')).toBe('proposed');
  expect(of('settling')).toBe('settling');
  expect(of('active')).toBe('announced');
});
