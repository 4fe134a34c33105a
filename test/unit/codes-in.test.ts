import { describe, expect, it } from 'vitest';
import { codesIn } from '../support/codes-in.ts';

describe('what people should not have to read', () => {
  it.each([
    'The state is in_progress.',
    '需求狀態：wrong_configuration',
    'by change_request.checkPassed',
    'Job inProgress',
    'at 2026-03-04T17:40:00+08:00',
    'until 2026-03-04',
    '語音檔超過 600 秒',
    'Longer than 600 seconds',
    'Due undefined',
    'Hello {name}',
  ])('is found: %s', (text) => {
    expect(codesIn(text)).not.toEqual([]);
  });

  it.each([
    'Expected by Wed 2 Dec, at the latest Thu 3 Dec, 18:00',
    '最快 12月2日（三）、最晚 12月3日（四）18:00 前完成',
    'greeting_v2.wav, 0:25',
    'owner@demo.lineshift.example · 02-5550-1001 · R-7K3M-Q2XD',
    'At most 50 MB and 10 minutes; try again in 30 seconds. 30 秒後再試。',
    'An iPhone with iOS, a Mac with macOS',
  ])('is not seen in: %s', (text) => {
    expect(codesIn(text)).toEqual([]);
  });
});
