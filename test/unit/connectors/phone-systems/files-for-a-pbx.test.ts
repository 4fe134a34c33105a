import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../../../src/connectors/calendar/load-service-calendar.ts';
import { lineFileOf, renderLineFile } from '../../../../src/connectors/phone-systems/directory/line-file.ts';
import { renderNationalFile } from '../../../../src/connectors/phone-systems/directory/national-file.ts';
import { nationalCalendarOf } from '../../../../src/domain/calendar/national-calendar.ts';
import { nationalDaysOf } from '../../../../src/domain/calendar/national-days.ts';
import { callersHearAt } from '../../../../src/domain/line/callers-hear.ts';
import type { Closure, LineConfig } from '../../../../src/domain/line/line-config.ts';
import { promptIdsOf } from '../../../../src/domain/line/prompt-ids.ts';
import { decideAsPbx } from '../../../support/pbx-reader.ts';
import { promptOf } from '../../../support/phone-system-lines.ts';
import { closures, lineConfig, minuteInstant } from '../../domain/line/support/line-arbitraries.ts';

const calendar = loadServiceCalendar().current();
const national = renderNationalFile(nationalDaysOf(calendar));

function lineFile(config: LineConfig, list: Closure[]): string {
  const prompts = promptIdsOf(config, list).map(promptOf);
  const line = { lineId: 'line', number: '+886223456789', revision: 1, config, closures: list, prompts };
  return renderLineFile(lineFileOf(line));
}

function expectSameAnswer(config: LineConfig, list: Closure[], at: Date): void {
  const heard = callersHearAt({ config, closures: list, national: nationalCalendarOf(calendar), at });
  const decided = decideAsPbx({ line: lineFile(config, list), national }, at);
  const hash = heard.promptId && promptOf(heard.promptId).renditions[0]?.sha256;
  expect(decided).toEqual({ state: heard.state, promptId: heard.promptId, file: hash && `${hash}.wav` });
}

describe('line.json and national.json', () => {
  it('tell a phone system enough to answer as we say, for any line at any instant', () => {
    fc.assert(
      fc.property(lineConfig, closures, minuteInstant, (config, list, minute) =>
        expectSameAnswer(config, list, new Date(minute * 60_000)),
      ),
      { numRuns: 1000 },
    );
  });

  it('close a line on the national days of its own local date, and on no others', () => {
    const config: LineConfig = {
      timeZone: 'America/New_York',
      weekly: null,
      followNationalCalendar: true,
      datedDays: [],
      prompts: { holiday: 'holiday-1' },
    };
    for (const { date } of nationalDaysOf(calendar).days.filter((day) => day.date.startsWith('2026'))) {
      for (const hour of ['T04:30:00Z', 'T05:30:00Z', 'T23:59:00Z'])
        expectSameAnswer(config, [], new Date(date + hour));
    }
    const noonOfChristmas = new Date('2026-12-25T12:00:00-05:00');
    expect(decideAsPbx({ line: lineFile(config, []), national }, noonOfChristmas).state).toBe('holiday');
    expect(
      decideAsPbx({ line: lineFile({ ...config, followNationalCalendar: false }, []), national }, noonOfChristmas)
        .state,
    ).toBe('open');
  });
});
