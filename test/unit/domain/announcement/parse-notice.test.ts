import { describe, expect, test } from 'vitest';
import { parseNotice } from '../../../../src/domain/announcement/parse-notice.ts';

const sentAt = new Date('2026-07-23T20:00:00+08:00');

function read(text: string, given: Partial<Parameters<typeof parseNotice>[0]> = {}) {
  return parseNotice({ text, sentAt, status: 'Actual', msgType: 'Alert', asOf: given.sentAt ?? sentAt, ...given });
}

/** Area, date, part of day, times, work and school, then the doubts. */
function told(text: string, given: Partial<Parameters<typeof parseNotice>[0]> = {}): string[] {
  return read(text, given).map((item) => {
    const area = `${item.county ?? '?'}${item.district ?? ''}`;
    const times = `${item.fromTime ?? ''}-${item.untilTime ?? ''}`.replace(/^-$/, '');
    return [area, item.date ?? '-', item.part, times, item.work, item.school, ...item.why]
      .filter((each) => each !== '')
      .join(' ');
  });
}

const may = '2026-07-24 full closed closed';

describe('days', () => {
  test.each([
    ['臺北市明天停止上班、停止上課', `臺北市 ${may}`],
    ['臺北市:7/24停止上班、停止上課。', `臺北市 ${may}`],
    ['臺北市７月２４日停止上班、停止上課。', `臺北市 ${may}`],
    ['臺北市七月二十四日停止上班及上課。', `臺北市 ${may}`],
    ['臺北市115年7月24日停止上班上課', `臺北市 ${may}`],
    ['臺北市民國一百一十五年七月廿四日停班停課', `臺北市 ${may}`],
    ['臺北市一一五年七月二十四日停班停課', `臺北市 ${may}`],
    ['臺北市2026/7/24停班停課', `臺北市 ${may}`],
    ['臺北市 115.07.24 停班停課', `臺北市 ${may}`],
    ['臺北市明(24)日停止上班、停止上課', `臺北市 ${may}`],
    ['台北市政府宣布，明天（7月24日）停止上班、停止上課', `臺北市 ${may}`],
    ['臺北市7/24(五)停班停課', `臺北市 ${may}`],
    ['臺北市24日停班停課一天', `臺北市 ${may}`],
    ['臺北市停班停課', '臺北市 2026-07-23 full closed closed'],
    ['臺北市今天停班停課', '臺北市 2026-07-23 full closed closed'],
    ['臺北市7/24(四)停班停課', `臺北市 ${may} date_doubtful`],
    ['臺北市明(25)日停班停課', '臺北市 2026-07-25 full closed closed date_doubtful'],
    ['臺北市7/30停班停課', '臺北市 2026-07-30 full closed closed date_doubtful'],
    ['臺北市7/22停班停課', '臺北市 2026-07-22 full closed closed stale'],
    ['臺北市昨天停班停課', '臺北市 2026-07-22 full closed closed stale'],
    ['臺北市2/30停班停課', '臺北市 - full closed closed date_doubtful'],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  test('a month and day without a year is the nearest one, over the turn of the year too', () => {
    const sent = new Date('2026-12-31T21:00:00+08:00');
    expect(told('臺北市:1/1停班停課', { sentAt: sent })).toEqual(['臺北市 2027-01-01 full closed closed']);
  });

  test('several days and a range are one item each', () => {
    expect(told('臺北市7/24、7/25停班停課').map((each) => each.slice(4, 14))).toEqual(['2026-07-24', '2026-07-25']);
    expect(told('臺北市7/24至7/26停班停課').map((each) => each.slice(4, 14))).toEqual([
      '2026-07-24',
      '2026-07-25',
      '2026-07-26',
    ]);
  });

  test('tomorrow counts from the day of sending in Taipei, whatever the offset of the instant', () => {
    expect(told('臺北市明天停班停課', { sentAt: new Date('2026-07-23T16:30:00Z') })[0]).toContain('2026-07-25');
  });

  test('without a time of sending, the time of publication in the text counts', () => {
    const old = '更新時間:2026/07/22 19:31:12\n臺北市 明天停止上班、停止上課。';
    expect(told(old, { sentAt: null, asOf: sentAt })).toEqual(['臺北市 2026-07-23 full closed closed']);
    expect(told(old)).toEqual(['臺北市 2026-07-24 full closed closed date_doubtful']);
  });
});

describe('parts of day and times', () => {
  test.each([
    ['臺北市明天上午停班停課', '2026-07-24 morning closed closed'],
    ['臺北市明天上午7時30分起停班停課', '2026-07-24 morning 07:30- closed closed'],
    ['臺北市明天下午1:30起停班停課', '2026-07-24 afternoon 13:30- closed closed'],
    ['臺北市明天晚上六點半起停班停課', '2026-07-24 evening 18:30- closed closed'],
    ['臺北市明天中午12時起停班停課', '2026-07-24 noon 12:00- closed closed'],
    ['臺北市明天6:00起停班停課', '2026-07-24 full 06:00- closed closed'],
    ['臺北市明天18:00起停班停課', '2026-07-24 full 18:00- closed closed'],
    ['臺北市明天18時止停班停課', '2026-07-24 full -18:00 closed closed window_unconfirmed'],
    ['臺北市明天上午8時至下午5時停班停課', '2026-07-24 morning 08:00-17:00 closed closed window_unconfirmed'],
    ['臺北市今晚停班停課', '2026-07-23 evening closed closed'],
    ['臺北市今天上午停班停課', '2026-07-23 morning closed closed stale'],
    ['臺北市明天上午15時起停班停課', '2026-07-24 morning closed closed window_unconfirmed'],
    ['臺北市今天3點起停班停課', '2026-07-23 full 03:00- closed closed window_unconfirmed'],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual([`臺北市 ${expected}`]);
  });

  test('two parts are two items', () => {
    expect(told('臺北市明天下午及晚上停班停課')).toEqual([
      '臺北市 2026-07-24 afternoon closed closed',
      '臺北市 2026-07-24 evening closed closed',
    ]);
    expect(told('臺北市明天上午照常上班、照常上課,下午停止上班、停止上課。')).toEqual([
      '臺北市 2026-07-24 morning open open as_usual',
      '臺北市 2026-07-24 afternoon closed closed',
    ]);
  });
});

describe('states', () => {
  test.each([
    ['照常上班、照常上課', 'open open as_usual'],
    ['正常上班上課', 'open open as_usual'],
    ['不停班不停課', 'open open as_usual'],
    ['並未停止上班', 'open unknown as_usual'],
    ['未達停止上班及上課標準', 'open open standard_not_reached'],
    ['尚未達停班停課標準', 'open open standard_not_reached'],
    ['已達停止上班及上課標準', 'closed closed'],
    ['預估達停止上班及上課標準', 'unknown unknown unknown_state'],
    ['尚未宣布消息', 'unknown unknown unknown_state'],
    ['尚未列入警戒區', 'unknown unknown unknown_state'],
    ['照常上班、停止上課', 'open closed school_only'],
    ['停止上課', 'unknown closed unknown_state school_only'],
    ['停止上班、照常上課', 'closed open'],
    ['停班不停課', 'closed open'],
    ['停班課', 'closed closed'],
    ['是否停班停課', 'unknown unknown unknown_state'],
    ['可能停班停課', 'unknown unknown unknown_state'],
    ['停班停課？', 'unknown unknown unknown_state'],
    ['停班停課與否', 'unknown unknown unknown_state'],
    ['取消停止上班、停止上課', 'unknown unknown unknown_state'],
    ['停止上班、停止上課,烏來區除外', 'unknown unknown unknown_state'],
    ['停止上班、停止上課。以上為假訊息', 'unknown unknown unknown_state'],
  ])('%s', (state, expected) => {
    expect(told(`臺北市明天${state}`)[0]).toBe(`臺北市 2026-07-24 full ${expected}`);
  });

  test('a text with both states for one area and day gives none', () => {
    expect(told('臺北市明天停止上班。臺北市明天照常上班。').every((each) => each.includes('unknown_state'))).toBe(true);
  });

  test('states in front of their areas belong to no area', () => {
    const items = read('照常上班:臺北市;停止上班:新北市;停止上班:桃園市');
    expect(items.some(({ sendable }) => sendable)).toBe(false);
  });
});

describe('areas', () => {
  test.each([
    ['新北市烏來區', '新北市烏來區', 'district', []],
    ['高雄市三民區', '高雄市三民區', 'district', []],
    ['臺中市大安區', '臺中市大安區', 'district', []],
    ['嘉義縣民雄鄉', '嘉義縣民雄鄉', 'district', []],
    ['屏東縣屏東市', '屏東縣屏東市', 'district', []],
    ['台東縣台東市', '臺東縣臺東市', 'district', []],
    ['信義區', '?信義區', 'district', ['unknown_area']],
    ['臺北市板橋區', '?板橋區', 'district', ['unknown_area']],
    ['屏東市', '?屏東市', 'district', ['unknown_area']],
    ['臺北市信義區松智里', '臺北市信義區', 'part_of_district', ['part_of_district']],
    ['新竹縣尖石鄉玉峰國民小學', '新竹縣尖石鄉', 'part_of_district', ['part_of_district']],
    ['苗栗縣山區', '苗栗縣', 'part_of_district', ['part_of_district']],
    ['北北基', '?', 'county', ['unknown_area']],
  ])('%s', (area, name, level, why) => {
    const [item] = read(`${area}明天停止上班、停止上課。`);
    expect([`${item?.county ?? '?'}${item?.district ?? ''}`, item?.level, item?.why]).toEqual([name, level, why]);
  });

  test('a list of areas shares day and state', () => {
    expect(told('臺北市、新北市及基隆市明天停止上班、停止上課')).toEqual([
      `臺北市 ${may}`,
      `新北市 ${may}`,
      `基隆市 ${may}`,
    ]);
  });

  test('districts behind their county are the area, not the county', () => {
    expect(told('新北市政府宣布,烏來區、三峽區明天停止上班、停止上課')).toEqual([
      `新北市烏來區 ${may}`,
      `新北市三峽區 ${may}`,
    ]);
  });

  test('a county of which a district works as usual is not closed as a whole', () => {
    expect(told('高雄市:明天停止上班、停止上課(那瑪夏區照常上班)。')[0]).toContain('unknown_state');
    expect(told('新北市照常上班、照常上課,烏來區明天停止上班、停止上課')[1]).toBe(`新北市烏來區 ${may}`);
  });

  test('a county that is only mentioned is not closed', () => {
    expect(told('中央社臺北市訊,基隆市明天停止上班、停止上課')).toEqual([`基隆市 ${may}`]);
  });

  test('several notices in one text are several items', () => {
    const text =
      '臺北市 今天停止上班、停止上課。 明天照常上班、照常上課。\n桃園市 復興區:今天停止上班、停止上課。\n雲林縣 明天停止上班、停止上課。';
    expect(told(text)).toEqual([
      '臺北市 2026-07-23 full closed closed',
      '臺北市 2026-07-24 full open open as_usual',
      '桃園市復興區 2026-07-23 full closed closed',
      '雲林縣 2026-07-24 full closed closed',
    ]);
  });

  test('a second area without a day of its own is not simply today', () => {
    expect(told('臺北市:明天停止上班。新北市:停止上班。')[1]).toContain('date_doubtful');
    expect(told('明天臺北市停止上班、新北市照常上班')[1]).toBe('新北市 2026-07-24 full open unknown as_usual');
  });
});

describe('what is not a notice', () => {
  test.each([
    ['Test', 'test_status'],
    ['Exercise', 'exercise_status'],
    ['System', 'not_actual'],
    ['Draft', 'not_actual'],
  ] as const)('status %s', (status, why) => {
    expect(read('臺北市明天停班停課', { status })[0]).toMatchObject({ sendable: false, why: [why], status });
  });

  test('a cancel is not sendable', () => {
    expect(read('臺北市明天停班停課', { msgType: 'Cancel' })[0]?.why).toEqual(['cancelled']);
  });

  test.each(['【測試】', '（演習）', '演 練', '測-試', 'ＴＥＳＴ', 'This is a test.'])('%s in the text', (word) => {
    expect(read(`${word}臺北市明天停班停課`)[0]?.why).toEqual(['test_words']);
    expect(read(`臺北市明天停班停課。${word}`)[0]?.why).toEqual(['test_words']);
  });

  test.each(['', '今天天氣很好', '[停班停課通知]', '無停班停課訊息', '😀'])(
    '"%s" gives one item without any value',
    (text) => {
      expect(read(text)).toEqual([expect.objectContaining({ county: null, work: 'unknown', sendable: false })]);
    },
  );
});

test('marks name the words that decided, in UTF-16 units of the given text', () => {
  const text = '😀台北市政府：明天　下午１：３０起停止上班、停止上課（測試）';
  const [item] = read(text);
  expect(item?.marks.map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
    ['area', '台北市'],
    ['date', '明天'],
    ['part', '下午'],
    ['time', '１：３０起'],
    ['state', '停止上班、停止上課'],
    ['test', '測試'],
  ]);
});
