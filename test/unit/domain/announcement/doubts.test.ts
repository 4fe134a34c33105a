import { describe, expect, test } from 'vitest';
import { parseNotice } from '../../../../src/domain/announcement/parse-notice.ts';

const sentAt = new Date('2026-07-23T20:00:00+08:00');
const read = (text: string) => parseNotice({ text, sentAt, status: 'Actual', msgType: 'Alert', asOf: sentAt });
const closure = '臺北市明天停止上班、停止上課';
const doubtsOf = (text: string) => {
  const items = read(text);
  expect(items.filter(({ sendable, closesServiceDay }) => sendable || closesServiceDay)).toEqual([]);
  return items.flatMap(({ why }) => why);
};

test('the notice without the doubts below is sendable', () => {
  expect(read(`${closure}。`)).toEqual([expect.objectContaining({ sendable: true, closesServiceDay: true })]);
});

test.each([
  '臺北市政府尚未宣布明天停止上班、停止上課。',
  '臺北市尚未宣布明日停止上班及上課。',
  '新北市政府還沒有決定明天停止上班、停止上課。',
  '臺北市政府尚未宣布。明天停止上班、停止上課。',
  '臺北市政府尚未宣布\n明天停止上班、停止上課。',
])('not decided yet: %s', (text) => {
  expect(doubtsOf(text)).toContain('unknown_state');
});

test('what one area has not decided leaves the areas named before it alone', () => {
  const items = read(`${closure},新北市尚未宣布消息。`);
  expect(items.map(({ county, sendable }) => [county, sendable])).toEqual([
    ['臺北市', true],
    ['新北市', false],
  ]);
});

test.each([
  `${closure}至中午12時。`,
  `${closure}，自下午1時起。`,
  `${closure}（下午起）。`,
  `${closure}至下午。`,
  `${closure}。自下午1時起。`,
  `${closure}\n下午1時起實施`,
  '臺北市明天停止上班至中午12時、停止上課。',
  '臺北市明天停止上班、停止上課至中午12時，新北市明天照常上班。',
  `${closure}。臺北市明天下午1時起停止上班、停止上課。`,
  `${closure}，新北市明天停止上班、停止上課，均自下午1時起。`,
])('a window behind the state waits for a person: %s', (text) => {
  expect(doubtsOf(text)).toContain('window_unconfirmed');
});

test.each([
  ...['延後至後天', '延至12月1日', '暫緩', '上述公告暫緩實施', '以上訊息已失效', '前述公告停止適用', '前開通知廢止'],
  ...['收回', '市府否認', '這是詐騙訊息', '假的', '舊訊息', '烏來除外', '延後上班'],
])('taken back, put off or denied: %s', (words) => {
  for (const text of [
    `${closure}${words}。`,
    `${closure}，${words}。`,
    `${closure}。${words}。`,
    `${words}。${closure}`,
  ]) {
    expect(doubtsOf(text)).toContain('unknown_state');
  }
});

test.each([
  '臺北市明天沒有停課停班',
  '臺北市明天不停課停班',
  '臺北市明天無停課、停班',
  '臺北市明天並未停課及停班',
  '臺北市明天不停止上課、停止上班',
])('a negation may go for all that stands behind it: %s', (text) => {
  expect(read(text)).toEqual([expect.objectContaining({ work: 'unknown', school: 'open', why: ['unknown_state'] })]);
});

test.each([
  ...[
    '臺北市明天停班停課!?',
    '臺北市明天停班停課...?',
    '臺北市明天停班停課。 ?',
    '臺北市明天停班停課,是嗎',
    `${closure}。真的嗎?`,
  ],
  ...[
    '網友問臺北市明天停班停課',
    '民眾希望臺北市明天停班停課',
    '聽說臺北市明天停班停課',
    '外傳臺北市明天停班停課',
    '瘋傳「臺北市明天停班停課」',
    '專家:臺北市明天停班停課',
  ],
  ...['議員要求臺北市明天停班停課', '臺北市明天別停班停課', '一旦臺北市明天停班停課', '臺北市長拒絕明天停班停課'],
])('asked, wished for or heard: %s', (text) => {
  expect(doubtsOf(text)).toContain('unknown_state');
});

test.each([
  ...[
    '流言',
    '純屬虛構',
    '騙你的',
    '不要相信',
    '切勿採信',
    '無須理會',
    '請勿散布',
    '喊停',
    '調整為照常上班',
    '市府駁斥',
    '請忽略',
  ],
  ...[
    '非本府公告',
    '已刪除',
    '查無此公告',
    '尚待確認',
    '待市長核定',
    '俟核定後發布',
    '新聞稿未定稿',
    '舊圖',
    'rumor',
    'Not true',
  ],
])('denied or not certain in another sentence: %s', (words) => {
  for (const text of [`${closure}。${words}。`, `${words}。${closure}`])
    expect(doubtsOf(text)).toContain('unknown_state');
});

test.each(['不。', '並沒有。', '錯!', '以上皆非。', '才怪', '答案:否', 'A:沒有', 'No.', '❌', '(X)', '[x]', '□'])(
  'a bare no behind it, or a sign that crosses it out: %s',
  (no) => {
    expect(doubtsOf(`${closure}。\n${no}`)).toContain('unknown_state');
  },
);

test('nothing decided of an area, on no day in particular, goes for all its days', () => {
  expect(doubtsOf(`${closure}。尚未核定。`)).toContain('unknown_state');
  expect(read(`${closure}。後天尚未宣布。`)[0]).toMatchObject({ sendable: true });
});

test.each([
  '臺北市明天宣布停班停課',
  '臺北市明天早上六點宣布停班停課',
  '明天臺北市政府公布停班停課',
  '臺北市今天宣布,明天停班停課',
])('a day that may be that of the announcing: %s', (text) => {
  expect(doubtsOf(text)).toContain('date_doubtful');
});

test.each(['以上係107年8月24日公告', '這是2024年的公告', '民國一一三年資料', '此公告屬106年'])(
  'another year in the text: %s',
  (words) => {
    expect(doubtsOf(`${closure}。${words}。`)).toContain('date_doubtful');
  },
);

test.each(['臺北市明天凌晨起停止上班、停止上課', '臺北市明天上午開始停止上班、停止上課'])(
  'from the morning on is more than the morning: %s',
  (text) => {
    expect(doubtsOf(text)).toEqual(['window_unconfirmed']);
  },
);

test('a start at the end of a day waits for a person', () => {
  expect(doubtsOf('臺北市今天24時起停止上班、停止上課')).toEqual(['window_unconfirmed']);
});

test('a district that works as usual may be one of the county, though it is named alone', () => {
  expect(doubtsOf(`${closure}。\n信義區明天照常上班、照常上課。`)).toContain('unknown_state');
  expect(read(`${closure}。\n烏來區明天照常上班、照常上課。`)[0]).toMatchObject({ sendable: true });
});

test('other areas than those named are not the named ones', () => {
  const items = read('桃園市復興區明天停止上班、停止上課;其他行政區明天正常上班、正常上課');
  expect(items.map(({ district, work, sendable }) => [district, work, sendable])).toEqual([
    ['復興區', 'closed', true],
    [null, 'open', false],
  ]);
});

test.each([
  `${closure}。改採線上教學。`,
  `${closure}，請民眾特別注意安全。`,
  '颱風逼近,臺北市政府宣布,臺北市明(24)日停止上班、停止上課。',
  `${closure};各機關應加強防災整備,相關資訊請上網查詢。`,
  `115年7月23日天然災害停止上班及上課情形\n${closure}。`,
])('what releases say beside it leaves it certain: %s', (text) => {
  expect(read(text)).toContainEqual(expect.objectContaining({ county: '臺北市', sendable: true }));
});

test.each(['僅供參考', '以上純屬猜測', '希望如此', '(試辦)'])(
  'words behind it that take its certainty away: %s',
  (words) => {
    expect(doubtsOf(`${closure}。${words}。`)).toContain('unknown_state');
  },
);

test('a late start is no closure', () => {
  doubtsOf('臺北市明天延後上班、停止上課');
  doubtsOf('臺北市明天停止上課，延後至10時上班。');
});

test.each(['驗證', '兵推', '草稿', '備稿', '擬稿', 'mock', 'sample', 'dummy', 'Ｍｏｃｋ'])('a trial: %s', (word) => {
  expect(doubtsOf(`[${word}]${closure}`)).toContain('test_words');
});

test.each(['(測)', '【試】', '<演>', '(練習)'])('a trial by a word that stands alone: %s', (word) => {
  expect(doubtsOf(`${word}${closure}`)).toContain('test_words');
});

describe('the longest text is read within moments', () => {
  const areas = '臺北市、新北市、桃園市、臺中市、臺南市、高雄市';
  const days = Array.from({ length: 28 }, (_, day) => `7/${day + 1}`).join('、');
  const repeated = (text: string) => text.repeat(Math.ceil(20_000 / text.length)).slice(0, 20_000);
  test.each([
    ['unread characters', repeated('字')],
    ['blanks', repeated(' ')],
    ['blanks behind a figure', `1${repeated(' ')}`.slice(0, 20_000)],
    ['the same statement', repeated('臺北市停止上班。')],
    [
      'another time in each statement',
      repeated(Array.from({ length: 60 }, (_, at) => `臺北市1:${at}起停止上班。`).join('')),
    ],
    ['areas and days and parts', `${repeated(`${areas}、`).slice(0, 19_000)}${days}上午及下午停止上班`],
    ['days', `${areas}${repeated(`${days}、`).slice(0, 19_900)}停止上班`],
    ['ranges', `臺北市${repeated('7/1至7/7、').slice(0, 19_900)}停止上班`],
    ['states of inherited areas', `${areas}${repeated('停班。')}`.slice(0, 20_000)],
    ['a county and its district in turn', repeated('臺北市、臺北市信義區、')],
    ['negations', repeated('不')],
    ['windows in one sentence', `臺北市${repeated('停班,下午')}`.slice(0, 20_000)],
    ['words of doubt', `${areas}停止上班${repeated('更正測試')}`.slice(0, 20_000)],
    ['exceptions', repeated('除')],
    ['signs that stand for a phrase', repeated('\ufdfa')],
    ['reasons', `臺北市${repeated('因')}停止上班`],
  ])('%s', (_, text) => {
    const begun = performance.now();
    const items = read(text);
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(items.length).toBeLessThanOrEqual(500);
    expect(JSON.stringify(items).length).toBeLessThan(2_000_000);
  });

  test('more statements than a country has are not read', () => {
    expect(read(`${areas}${days}上午、中午、下午停止上班`)).toEqual([
      expect.objectContaining({ county: null, work: 'unknown', sendable: false }),
    ]);
  });
});
