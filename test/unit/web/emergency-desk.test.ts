import { describe, expect, it } from 'vitest';
import { parseNotice } from '../../../src/domain/announcement/parse-notice.ts';
import { markedLines } from '../../../src/web/features/emergency/marked-text.ts';
import {
  freshDraft,
  givenOf,
  onNotice,
  quickWindows,
  windowOfItem,
} from '../../../src/web/features/emergency/typed-draft.ts';

const evening = Date.parse('2026-09-24T20:15:00+08:00');
const date = '2026-09-25';

describe('the window of a notice', () => {
  const windowOf = (part: 'full' | 'morning' | 'afternoon' | 'evening', fromTime: string | null = null) =>
    Object.values(windowOfItem({ date, part, fromTime, untilTime: null }));

  it('is the part of the day it names', () => {
    expect(windowOf('full')).toEqual(['2026-09-25T00:00', '2026-09-26T00:00']);
    expect(windowOf('morning')).toEqual(['2026-09-25T00:00', '2026-09-25T12:00']);
    expect(windowOf('afternoon')).toEqual(['2026-09-25T12:00', '2026-09-25T18:00']);
    expect(windowOf('evening')).toEqual(['2026-09-25T18:00', '2026-09-26T00:00']);
  });

  it('runs from a stated start to the end of the day', () => {
    expect(windowOf('afternoon', '13:30')).toEqual(['2026-09-25T13:30', '2026-09-26T00:00']);
  });
});

it('quick choices leave out what is over', () => {
  const names = (now: number) => quickWindows(now).map(([name]) => name);
  expect(names(evening)).toEqual(['today', 'tomorrow']);
  expect(names(Date.parse('2026-09-24T04:30:00+08:00'))).toEqual(['today', 'tomorrow', 'afternoon']);
});

describe('a draft', () => {
  const whole = { ...freshDraft(evening), county: '雲林縣', reason: ' Typhoon ' };

  it('is given in Taipei time, with the county alone or its district', () => {
    const window = { from: '2026-09-25T00:00:00+08:00', until: '2026-09-26T00:00:00+08:00' };
    expect(givenOf(whole)).toEqual({ area: { county: '雲林縣' }, ...window, reason: 'Typhoon', promptId: null });
    expect(givenOf({ ...whole, district: '斗六市' })?.area).toEqual({ county: '雲林縣', district: '斗六市' });
  });

  it('on an announcement leaves the area to it', () => {
    const given = givenOf({ ...whole, announcementId: '1' });
    expect(given && Object.keys(onNotice(given))).toEqual(['from', 'until', 'reason', 'promptId']);
  });

  it('is nothing without an area or a reason, and of the whole country only with a second yes', () => {
    expect(givenOf({ ...whole, county: null })).toBeNull();
    expect(givenOf({ ...whole, reason: ' ' })).toBeNull();
    expect(givenOf({ ...whole, isCountry: true })).toBeNull();
    expect(givenOf({ ...whole, isCountry: true, isSure: true })?.area).toBeNull();
  });
});

describe('the marked lines of a notice', () => {
  it('are those in which something decided, whole, with the deciding words apart', () => {
    const text = '行政院人事行政總處\n雲林縣:9月25日停止上班、停止上課。\n以上';
    const [item] = parseNotice({ text, asOf: new Date(evening) } as Parameters<typeof parseNotice>[0]);
    const lines = markedLines(text, item?.marks ?? []);
    expect(lines.map((pieces) => pieces.map(({ words }) => words).join(''))).toEqual([text.split('\n')[1]]);
    expect(lines[0]?.find(({ kind }) => kind === 'area')?.words).toBe('雲林縣');
  });

  it('show nothing twice where marks overlap', () => {
    const marks = [
      { kind: 'state', from: 2, to: 6 },
      { kind: 'test', from: 0, to: 4 },
    ] as const;
    const words = markedLines('abcdefgh', marks)[0]?.map((piece) => piece.words);
    expect(words).toEqual(['abcd', 'ef', 'gh']);
  });
});
