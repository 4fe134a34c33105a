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

test('a late start is no closure', () => {
  doubtsOf('臺北市明天延後上班、停止上課');
  doubtsOf('臺北市明天停止上課，延後至10時上班。');
});

test.each(['驗證', '兵推', '草稿', '備稿', '擬稿', 'mock', 'sample', 'dummy', 'Ｍｏｃｋ'])('a trial: %s', (word) => {
  expect(doubtsOf(`[${word}]${closure}`)).toContain('test_words');
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
