import { describe, expect, it } from 'vitest';
import { clockMarks } from '../../../src/web/ui/clock-marks.ts';

const now = Date.parse('2026-03-06T12:00:00+08:00');
const entry = (action: string, at: string) => ({ action: `change_request.${action}`, at: `2026-03-${at}:00+08:00` });
const ms = (at: string) => Date.parse(`2026-03-${at}:00+08:00`);

describe('what a timeline says of the clock', () => {
  it('knows each hold, the last one until now', () => {
    const entries = [entry('filed', '04T09:00'), entry('hold', '04T10:00'), entry('message', '04T11:00')];
    expect(clockMarks(entries, now)).toEqual({ held: [{ from: ms('04T10:00'), until: now }], stoppedAt: null });
    const resumed = [...entries, entry('resume', '05T10:00'), entry('hold', '06T10:00'), entry('cancel', '06T11:00')];
    expect(clockMarks(resumed, now)).toEqual({
      held: [
        { from: ms('04T10:00'), until: ms('05T10:00') },
        { from: ms('06T10:00'), until: ms('06T11:00') },
      ],
      stoppedAt: ms('06T11:00'),
    });
  });

  it('stops with the end and with a plan that is prepared, and goes on when it starts or fails', () => {
    const planned = [entry('schedule', '05T10:00')];
    expect(clockMarks(planned, now).stoppedAt).toBe(ms('05T10:00'));
    expect(clockMarks([...planned, entry('switch', '06T09:00')], now).stoppedAt).toBeNull();
    const done = [
      ...planned,
      entry('switch', '06T09:00'),
      entry('complete', '06T09:01'),
      entry('reverted', '06T10:00'),
    ];
    expect(clockMarks(done, now).stoppedAt).toBe(ms('06T09:01'));
    expect(clockMarks([], now)).toEqual({ held: [], stoppedAt: null });
  });
});
