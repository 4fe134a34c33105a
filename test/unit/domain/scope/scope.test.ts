import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareTopics } from '../../../../src/domain/scope/compare-topics.ts';
import type { ScopeTopic } from '../../../../src/domain/scope/scope-topic.ts';
import { searchScope } from '../../../../src/domain/scope/search-scope.ts';
import { shippedFile } from '../../../../src/shared/project-root.ts';

/** The table that comes with the product. */
const seed = readdirSync(shippedFile('drizzle')).find((name) => name.endsWith('_scope.sql')) ?? '';
const [, json = ''] = /\$scope\$(.+)\$scope\$/s.exec(readFileSync(shippedFile('drizzle', seed), 'utf8')) ?? [];
const topics = JSON.parse(json) as ScopeTopic[];
const first = (question: string) => searchScope(topics, question)[0]?.topic.key;

describe('a question to the scope table', () => {
  it.each([
    ['new holiday', 'holidays'],
    ['We are closed on 31 December', 'holidays'],
    ['redesign', 'ivr-redesign'],
    ['can you add a key 3 to our menu', 'ivr-redesign'],
    ['I forgot my password', 'forgot-password'],
    ['how do I change my pasword', 'change-password'],
    ['typhoon tomorrow, close the lines', 'typhoon'],
    ['please look at the voice packets of a call', 'voice-packets'],
    ['do you have a python code example', 'api-code'],
    ['is the API down?', 'api-status'],
    ['someone to record the greeting for us', 'recording'],
    ['can you log in and change the data for us', 'change-data'],
    ['delete the personal data of a customer', 'delete-data'],
    ['change greeting', 'voice-file'],
    ['how do I change the greeting?', 'voice-file'],
    ['we are closed over christmas', 'holidays'],
    ['lunar new year hours', 'holidays'],
    ['can you change it for me', 'change-data'],
    ['怎麼改語音', 'voice-file'],
    ['要變更語音檔', 'voice-file'],
    ['修改密碼', 'change-password'],
    ['中秋節公告', 'holidays'],
    ['國慶連假不開', 'holidays'],
    ['改營業時間', 'opening-hours'],
    ['我要更改選單按鍵', 'ivr-redesign'],
    ['新增假日', 'holidays'],
    ['春節公休怎麼設定', 'holidays'],
    ['我想改語音選單的按鍵', 'ivr-redesign'],
    ['忘記密碼了', 'forgot-password'],
    ['颱風假', 'typhoon'],
    ['可以幫我看封包嗎', 'voice-packets'],
    ['請給我範例程式', 'api-code'],
    ['幫我登入修改資料', 'change-data'],
    ['語音想請人錄', 'recording'],
    ['機器人節點設定對不對', 'bot-node'],
    ['客服電話多少', 'service-hours'],
  ])('%s finds %s', (question, key) => {
    expect(first(question)).toBe(key);
  });

  it('finds nothing for what is no question, and never more than five topics', () => {
    for (const nothing of ['', 'x', '!!', 'qwrtzp', '嗯嗯嗯']) expect(searchScope(topics, nothing)).toEqual([]);
    expect(searchScope(topics, 'change the password menu holiday recording api bot data').length).toBeLessThanOrEqual(
      5,
    );
  });

  it('always leads somewhere: every topic has both languages, and every paid one a quote', () => {
    expect(topics.length).toBeGreaterThan(30);
    for (const { key, verdict, place, title, answer, keywords } of topics) {
      const texts = [title.en, title['zh-TW'], answer.en, answer['zh-TW'], ...keywords.en, ...keywords['zh-TW']];
      expect(
        texts.every((text) => text.trim().length > 0),
        key,
      ).toBe(true);
      expect(verdict === 'paid', key).toBe(verdict === 'paid' && place.startsWith('quote_'));
      expect(verdict === 'not_included' && place === 'write', key).toBe(false);
    }
  });
});

describe('a draft of the scope table', () => {
  const [one, two, three] = topics as [ScopeTopic, ScopeTopic, ScopeTopic];

  it('shows what it adds, changes and removes', () => {
    const changed = { ...two, verdict: 'paid' as const, title: { ...two.title, en: 'Other' } };
    expect(compareTopics([one, two], [changed, three])).toEqual([
      { key: two.key, change: 'changed', fields: ['verdict', 'title'], before: two, after: changed },
      { key: three.key, change: 'added', fields: [], before: null, after: three },
      { key: one.key, change: 'removed', fields: [], before: one, after: null },
    ]);
  });

  it('is the same in another order, of topics and of fields', () => {
    const turned = { ...one, title: { 'zh-TW': one.title['zh-TW'], en: one.title.en } };
    expect(compareTopics([one, two], [two, turned])).toEqual([]);
  });
});
