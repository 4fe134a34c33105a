import { type ChangeRequestInput, linesOf } from '../../../contract/change-request-kinds.contract.ts';
import type { DatedDays } from '../../../domain/line/line-config.ts';
import { joinHolidays, type SetHolidaysPatch } from '../../../domain/line/line-patch.ts';
import type { Ask } from './ask.ts';

type HolidaySetting = Extract<ChangeRequestInput, { kind: 'holiday_setting' }>;
type Days = Pick<HolidaySetting, 'add' | 'remove' | 'followNationalCalendar' | 'makeupDays'>;

/** A filing that gives each line days of its own. */
export function daysOfLines(wish: {
  lineIds: string[];
  perLine: HolidaySetting['perLine'];
  note: string;
}): HolidaySetting {
  return { kind: 'holiday_setting', add: [], remove: [], ...wish };
}

/** Sets and clears dates of each line; a line with days of its own has the others' too, but for the same dates. */
export function holidaySetting(input: HolidaySetting): Ask {
  const { kind, perLine, note = null } = input;
  const all = [input, ...perLine].flatMap(({ add }) => add);
  return {
    kind,
    lineIds: linesOf(input),
    uploadId: all.find(({ uploadId }) => uploadId !== undefined)?.uploadId ?? null,
    slot: null,
    effectiveAt: null,
    revertAt: null,
    note,
    reopens: null,
    patch: (promptId) => patchOf(input, promptId),
    patchOf: (lineId, promptId) => {
      const own = perLine.find((line) => line.lineId === lineId);
      return own ? joinHolidays(patchOf(input, promptId), patchOf(own, promptId)) : null;
    },
    lastAddedDate: all
      .map(({ to }) => to)
      .sort()
      .at(-1),
  };
}

function patchOf({ add, remove, followNationalCalendar, makeupDays }: Days, promptId: string | null): SetHolidaysPatch {
  const dated = add.map(({ uploadId, ...days }): DatedDays => {
    const plays = uploadId === undefined || promptId === null ? {} : { promptId };
    return { ...days, ...plays };
  });
  const follow = followNationalCalendar === undefined ? {} : { followNationalCalendar };
  const makeup = makeupDays === undefined ? {} : { makeupDays };
  return { kind: 'set_holidays', add: dated, remove, ...follow, ...makeup };
}
