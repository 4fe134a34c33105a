import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { OpenRendition } from '../../src/connectors/phone-systems/phone-system.port.ts';
import type { NationalDays } from '../../src/domain/calendar/national-days.ts';
import type { DesiredLine, DesiredPrompt } from '../../src/domain/line/compare-lines.ts';
import type { LineConfig } from '../../src/domain/line/line-config.ts';

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A prompt's bytes: its id over and over, so that each prompt has its own content and length. */
export function promptBytes(promptId: string): Buffer {
  return Buffer.from(`${promptId} `.repeat(4000));
}

export function promptOf(promptId: string): DesiredPrompt {
  const bytes = promptBytes(promptId);
  return { promptId, renditions: [{ name: 'wav8k', sha256: sha256(bytes), size: bytes.length }] };
}

export const openPrompt: OpenRendition = async (promptId) => Readable.from([promptBytes(promptId)]);

export const weekdaysNineToSix: NonNullable<LineConfig['weekly']> = {
  mon: [{ open: '09:00', close: '18:00' }],
  tue: [{ open: '09:00', close: '18:00' }],
  wed: [
    { open: '09:00', close: '12:00' },
    { open: '13:00', close: '18:00' },
  ],
  thu: [{ open: '09:00', close: '18:00' }],
  fri: [{ open: '22:00', close: '06:00' }],
  sat: [],
  sun: [],
};

/** An edition of the national days. */
export function nationalDays(version: string, dates: string[]): NationalDays {
  return {
    version,
    from: '2026-01-01',
    to: '2027-12-31',
    days: dates.map((date) => ({ date, name: `day off ${date}` })),
    makeupDays: [],
  };
}

/** A line with greeting and closed prompts, a dated day and a closure, each with a prompt of its own. */
export function desiredLine(change: Partial<DesiredLine> & { greeting?: string } = {}): DesiredLine {
  const { greeting = 'greeting-1', ...rest } = change;
  return {
    lineId: '0190b8a4-0000-7000-8000-000000000001',
    number: '+886223456789',
    revision: 1,
    config: {
      timeZone: 'Asia/Taipei',
      weekly: weekdaysNineToSix,
      followNationalCalendar: true,
      datedDays: [{ from: '2026-12-31', to: '2027-01-01', name: '跨年', hours: 'closed', promptId: 'new-year' }],
      prompts: { greeting, closed: 'closed-1', 'custom:queue 2': greeting },
    },
    closures: [
      {
        id: 'closure-1',
        source: 'line',
        from: new Date('2026-07-20T01:00:00.000Z'),
        until: new Date('2026-07-20T09:30:00.000Z'),
        approvedAt: new Date('2026-07-19T12:00:00.123Z'),
        promptId: 'typhoon',
      },
    ],
    prompts: [greeting, 'closed-1', 'new-year', 'typhoon'].map(promptOf),
    ...rest,
  };
}
