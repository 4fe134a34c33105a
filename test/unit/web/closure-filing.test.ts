import { describe, expect, it } from 'vitest';
import {
  type ClosureForm,
  closureFiling,
  closureLackOf,
  usualTimes,
} from '../../../src/web/features/customer/closure/closure-filing.ts';

const at = (text: string) => Date.parse(`2026-03-04T${text}+08:00`);
const form = (change: Partial<ClosureForm> = {}): ClosureForm => ({
  ...{ lineIds: ['line'], from: '', until: '2026-03-04T18:00', withFile: false, reason: ' ' },
  ...change,
});
const lack = (change: Partial<ClosureForm>, uploadId?: string) =>
  closureLackOf(form(change), { uploadId, now: at('10:00:00') });

describe('the form of an emergency closure', () => {
  it('offers the usual times that are not over', () => {
    expect(usualTimes(at('10:00:00')).map(([name]) => name)).toEqual(['now18', 'nowMidnight', 'tomorrow']);
    expect(usualTimes(at('18:00:00')).map(([name]) => name)).toEqual(['nowMidnight', 'tomorrow']);
    const [, tomorrow] = usualTimes(at('23:59:00')).at(-1) ?? [];
    expect(tomorrow).toEqual({ from: '2026-03-05T00:00', until: '2026-03-06T00:00' });
  });

  it('says what is missing, one after the other', () => {
    expect(lack({ lineIds: [] })).toBe('lines');
    expect(lack({ until: '' })).toBe('times');
    expect(lack({ until: '2026-03-04T10:00' })).toBe('times');
    expect(lack({ from: '2026-03-04T18:00' })).toBe('times');
    expect(lack({ withFile: true })).toBe('file');
    expect(lack({ withFile: true }, 'upload')).toBeNull();
    expect(lack({})).toBeNull();
  });

  it('sends what was filled in, and from now on where no start is', () => {
    const until = '2026-03-04T18:00:00+08:00';
    expect(closureFiling(form(), 'upload')).toEqual({ kind: 'emergency_closure', lineIds: ['line'], until });
    const whole = form({ from: '2026-03-04T12:00', withFile: true, reason: ' Flood ' });
    expect(closureFiling(whole, 'upload')).toEqual({
      ...{ kind: 'emergency_closure', lineIds: ['line'], until, from: '2026-03-04T12:00:00+08:00' },
      ...{ uploadId: 'upload', reason: 'Flood' },
    });
  });
});
