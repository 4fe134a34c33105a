import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNotice } from '../../../../src/domain/announcement/parse-notice.ts';
import { dateKeyOfDay, dayOfDateKey, taipeiEpochMs } from '../../../../src/domain/calendar/taipei-time.ts';
import { counties } from '../../../../src/domain/line/counties.ts';
import { districtsOf } from '../../../../src/domain/line/districts.ts';

const runs = { numRuns: 400 };
const sentDay = fc.integer({ min: dayOfDateKey('2024-01-01') ?? 0, max: dayOfDateKey('2031-12-31') ?? 0 });
const areas = fc
  .constantFrom(...counties)
  .chain((county) =>
    fc.record({ county: fc.constant(county), district: fc.option(fc.constantFrom(...districtsOf(county))) }),
  );
const closures = fc.constantFrom(
  '停止上班、停止上課',
  '停止上班上課',
  '停班停課',
  '已達停止上班及上課標準',
  '停止上班及上課',
  '停課停班',
  '停止上課、停止上班',
);

const chinese = (value: number): string => {
  const digits = '〇一二三四五六七八九';
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return (tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`) + (ones === 0 ? '' : digits[ones]);
};

/** The same day in every notation that a notice may use. */
function waysToWrite(day: number): string[] {
  const [year = 0, month = 0, date = 0] = dateKeyOfDay(day).split('-').map(Number);
  const roc = year - 1911;
  return [
    `${month}/${date}`,
    `${month}月${date}日`,
    `${chinese(month)}月${chinese(date)}日`,
    `${year}年${month}月${date}日`,
    `${year}/${month}/${date}`,
    `${year}-${month}-${date}`,
    `${roc}年${month}月${date}日`,
    `民國${roc}年${month}月${date}日`,
    `${roc}/${month}/${date}`,
    `${roc}年${chinese(month)}月${chinese(date)}日`,
    `明天(${month}/${date})`,
    `明(${date})日`,
    '明天',
    '明日',
  ];
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
}

const spellings = fc.constantFrom(
  (text: string) => text,
  fullWidth,
  (text: string) => text.replaceAll('臺', '台'),
  (text: string) => text.replace(/([\u4e00-\u9fff])/g, '$1 '),
  (text: string) => text.replace(/([\u4e00-\u9fff])/g, '$1\u200b'),
  (text: string) => `\ufeff${fullWidth(text).replaceAll('臺', '台')}`,
);

const before = fc.constantFrom(
  '',
  '[停班停課通知]',
  '【停班停課通知】',
  '最新消息!',
  '颱風動態。\n',
  '因應颱風來襲,',
  '各位市民您好:\n',
);
const behind = fc.constantFrom(
  '',
  '。',
  '。行政院人事行政總處。如有任何問題請撥1999(市內直撥)。',
  '。行政院人事行政總處,如有任何問題請撥1999',
  '\n請民眾注意安全。',
  '!😀',
);

interface Given {
  text: string;
  day: number;
}

function read({ text, day }: Given) {
  const sentAt = new Date(taipeiEpochMs(day, 20 * 3600));
  return parseNotice({ text, sentAt, status: 'Actual', msgType: 'Alert', asOf: sentAt });
}

describe('notices as people write them', () => {
  test('noise, width of letters, 臺 or 台, and the way of writing a date change nothing', () => {
    const given = fc.record({
      day: sentDay,
      area: areas,
      closure: closures,
      spelling: spellings,
      before,
      behind,
      way: fc.nat(),
    });
    fc.assert(
      fc.property(given, ({ day, area, closure, spelling, before: first, behind: last, way }) => {
        const ways = waysToWrite(day + 1);
        const text = spelling(
          `${first}${area.county}${area.district ?? ''}:${ways[way % ways.length]}${closure}${last}`,
        );
        expect(read({ text, day })).toEqual([
          expect.objectContaining({
            ...{ ...area, level: area.district ? 'district' : 'county', date: dateKeyOfDay(day + 1), part: 'full' },
            ...{ fromTime: null, untilTime: null, work: 'closed', school: 'closed', sendable: true, why: [] },
          }),
        ]);
      }),
      runs,
    );
  });

  test('a date that is over is never sendable', () => {
    const given = fc.record({
      day: sentDay,
      area: areas,
      closure: closures,
      ago: fc.integer({ min: 1, max: 100 }),
      way: fc.nat({ max: 9 }),
    });
    fc.assert(
      fc.property(given, ({ day, area, closure, ago, way }) => {
        const text = `${area.county}${area.district ?? ''}${waysToWrite(day - ago)[way]}${closure}`;
        expect(read({ text, day }).map(({ sendable, why }) => [sendable, why.includes('stale')])).toEqual([
          [false, true],
        ]);
      }),
      runs,
    );
  });
});

const negations = [
  '未',
  '不',
  '並未',
  '尚未',
  '無須',
  '沒有',
  '不用',
  '暫不',
  '非',
  '免',
  '取消',
  '是否',
  '可能',
  '假如',
  '勿',
  '解除',
];
const denials = [
  '照常上班',
  '正常上班、正常上課',
  '未達停止上班及上課標準',
  '以上不實',
  '此為假訊息',
  '請勿轉傳',
  '尚未宣布',
  '是謠言',
  '烏來除外',
];
/** Sentences that take a notice back, put it off or deny it, also in the next sentence. */
const withdrawals = [
  '延後至後天',
  '延至12月1日',
  '暫緩',
  '上述公告暫緩實施',
  '以上訊息已失效',
  '前述公告停止適用',
  '前開通知廢止',
  '收回',
  '市府否認',
  '這是詐騙訊息',
  '假的',
  '舊訊息',
  '烏來除外',
  '除烏來區外',
  '延後上班',
  '更正',
  '誤發',
  '請勿相信',
  '尚待確認',
  '以上為網路流言',
  '市府緊急喊卡',
  '這是前年的公告',
];
const undecided = ['尚未宣布', '還沒有決定', '仍未公布', '尚未決定', '沒有收到消息'];
const latterWindows = [
  '至中午12時',
  ',自下午1時起',
  '(下午起)',
  '至下午',
  ',下午1:30起',
  '\n自下午1時起',
  ',為期半天',
  ',至5 PM',
];
const tests = [
  ...['測試', '演習', '演練', '測　試', '測-試', 'Test', 'ＴＥＳＴ', 'Exercise', '模擬'],
  ...['驗證', '驗測', '情境', '示意', '套版', '兵推', '草稿', '備稿', '擬稿', 'mock', 'Sample', 'DUMMY'],
];

describe('what must never be sent', () => {
  test('no text with a negation in front of its state, or a denial in its sentence, is sendable', () => {
    const given = fc.record({
      ...{ day: sentDay, area: areas, closure: closures, spelling: spellings, before, behind },
      negation: fc.constantFrom(...negations),
      denial: fc.constantFrom(...denials),
      place: fc.nat({ max: 3 }),
    });
    fc.assert(
      fc.property(given, ({ day, area, closure, spelling, before: first, behind: last, negation, denial, place }) => {
        const name = area.county + (area.district ?? '');
        const core = [
          `${name}明天${negation}${closure}`,
          `${name}${negation}明天${closure}`,
          `${name}明天${closure},${denial}`,
          `${denial}:${name}明天${closure}`,
        ][place];
        expect(read({ text: spelling(`${first}${core}${last}`), day }).filter(({ sendable }) => sendable)).toEqual([]);
      }),
      runs,
    );
  });

  test('no text that is taken back, put off or denied, before or behind the notice, is sendable', () => {
    const given = fc.record({
      ...{ day: sentDay, area: areas, closure: closures, spelling: spellings, before, behind },
      withdrawal: fc.constantFrom(...withdrawals),
      place: fc.nat({ max: 3 }),
    });
    fc.assert(
      fc.property(given, ({ day, area, closure, spelling, before: first, behind: last, withdrawal, place }) => {
        const notice = `${area.county}${area.district ?? ''}明天${closure}`;
        const core = [
          `${notice},${withdrawal}`,
          `${notice}。${withdrawal}。`,
          `${withdrawal}。${notice}`,
          `${notice}\n${withdrawal}`,
        ][place];
        expect(read({ text: spelling(`${first}${core}${last}`), day }).filter(({ sendable }) => sendable)).toEqual([]);
      }),
      runs,
    );
  });

  test('what is not decided yet, or has a window behind its state, is not sendable', () => {
    const given = fc.record({
      ...{ day: sentDay, area: areas, closure: closures, spelling: spellings, before, behind },
      open: fc.constantFrom(...undecided),
      window: fc.constantFrom(...latterWindows),
      place: fc.nat({ max: 3 }),
    });
    fc.assert(
      fc.property(given, ({ day, area, closure, spelling, before: first, behind: last, open, window, place }) => {
        const name = area.county + (area.district ?? '');
        const core = [
          `${name}${open}明天${closure}`,
          `${name}政府${open}。明天${closure}`,
          `${name}明天${closure}${window}`,
          `${name}明天停止上班${window}、停止上課`,
        ][place];
        expect(read({ text: spelling(`${first}${core}${last}`), day }).filter(({ sendable }) => sendable)).toEqual([]);
      }),
      runs,
    );
  });

  test('no text with a word of a trial anywhere is sendable', () => {
    const given = fc.record({
      day: sentDay,
      area: areas,
      closure: closures,
      word: fc.constantFrom(...tests),
      at: fc.nat(),
      spelling: spellings,
    });
    fc.assert(
      fc.property(given, ({ day, area, closure, word, at, spelling }) => {
        const text = `[停班停課通知]${area.county}${area.district ?? ''}:明天${closure}。行政院人事行政總處。`;
        const place = at % (text.length + 1);
        const items = read({ text: spelling(text.slice(0, place) + word + text.slice(place)), day });
        expect(items.filter(({ sendable }) => sendable)).toEqual([]);
      }),
      runs,
    );
  });

  test('no text at all throws, and every mark lies in it', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('臺北市', '明天', '7/24', '停止上班', '(', '不', '上午', '8時', '至', '。', ':'),
      ),
    );
    fc.assert(
      fc.property(pieces, sentDay, (parts, day) => {
        const text = parts.join('');
        for (const { marks } of read({ text, day })) {
          for (const { from, to } of marks) expect(0 <= from && from < to && to <= text.length).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
