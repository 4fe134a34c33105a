import { expect, it } from 'vitest';
import { noticesState } from '../../../src/web/alarms/alarm-notices.ts';

it('alarms are shown outside the page only where the browser allows it and the person wants it', () => {
  expect(noticesState(null, true)).toBe('unable');
  expect(noticesState('denied', true)).toBe('denied');
  expect(noticesState('default', true)).toBe('off');
  expect(noticesState('granted', false)).toBe('off');
  expect(noticesState('granted', true)).toBe('on');
});
