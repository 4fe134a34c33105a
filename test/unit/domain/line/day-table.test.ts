import { describe, expect, it } from 'vitest';
import { dayColumnsOf, daysOfTable, type TableRow } from '../../../../src/domain/line/day-table.ts';

const today = '2026-11-29';

function read(heads: string[], ...cells: string[][]) {
  const columns = dayColumnsOf(heads);
  if (columns === null) throw new Error('no columns of days');
  const rows = cells.map((row, index): TableRow => {
    return { row: index + 2, cells: Object.fromEntries(heads.map((head, place) => [head, row[place] ?? ''])) };
  });
  return daysOfTable(columns, rows, { today, mostDays: 1_000 });
}

const closed = (from: string, to: string, name: string) => ({ from, to, name, hours: 'closed' });

describe('a table of days', () => {
  it.each([
    ['2027-02-05', '2027-02-05'],
    ['2027/2/5', '2027-02-05'],
    ['20270205', '2027-02-05'],
    ['116/2/5', '2027-02-05'],
    ['116年2月5日', '2027-02-05'],
    ['２０２７．２．５', '2027-02-05'],
  ])('reads the date %s', (written, date) => {
    expect(read(['日期', '名稱'], [written, '除夕'])).toEqual({ days: [closed(date, date, '除夕')], faults: [] });
  });

  it.each<[string, unknown]>([
    ['', 'closed'],
    ['公休', 'closed'],
    ['09:00-12:00', [{ open: '09:00', close: '12:00' }]],
    [
      '９：００～１２：００、13:30–18:00',
      [
        { open: '09:00', close: '12:00' },
        { open: '13:30', close: '18:00' },
      ],
    ],
    ['1800-0200', [{ open: '18:00', close: '02:00' }]],
    ['24小時', [{ open: '00:00', close: '24:00' }]],
    ['休 14:00-16:00', 'closed'],
  ])('reads the hours "%s"', (written, hours) => {
    expect(read(['日期', '名稱', '營業時間'], ['2027-02-05', '除夕', written]).days).toMatchObject([{ hours }]);
  });

  it('joins days in a row, and takes ranges', () => {
    const { days } = read(
      ['Start date', 'End date', 'Name'],
      ['2027-02-07', '2027-02-08', '春節'],
      ['2027-02-06', '', '春節'],
      ['2027-02-10', '', '春節'],
    );
    expect(days).toEqual([closed('2027-02-06', '2027-02-08', '春節'), closed('2027-02-10', '2027-02-10', '春節')]);
  });

  it('takes the named days off of an official table, and holds its weekdays against its dates', () => {
    const heads = ['西元日期', '星期', '是否放假', '備註'];
    const { days, faults } = read(
      heads,
      ['20270101', '五', '2', '開國紀念日'],
      ['20270102', '六', '2', ''],
      ['20270104', '一', '0', ''],
      ['20270206', '六', '2', '春節'],
      ['20270207', '日', '2', '春節'],
      ['20270208', '二', '2', '春節'],
    );
    expect(days).toEqual([
      closed('2027-01-01', '2027-01-01', '開國紀念日'),
      closed('2027-02-06', '2027-02-07', '春節'),
    ]);
    expect(faults).toEqual([{ row: 7, code: 'weekday_wrong', given: '二' }]);
  });

  it.each<[string, string, string[]]>([
    ['a day that does not exist', 'date_unreadable', ['2027-04-31', '', '連假', '']],
    ['a range backwards', 'range_reversed', ['2027-04-05', '2027-04-03', '連假', '']],
    ['a range without end', 'range_long', ['2027-01-01', '9999-12-31', '連假', '']],
    ['no name', 'name_missing', ['2027-04-05', '', '', '']],
    ['hours of no length', 'hours_unreadable', ['2027-04-05', '', '連假', '09:00-09:00']],
    ['words for hours', 'hours_unreadable', ['2027-04-05', '', '連假', '早上']],
    ['hours after another word', 'hours_unreadable', ['2027-04-05', '', '連假', '上午9:00-12:00']],
    ['a formula', 'formula_in_cell', ['2027-04-05', '', '=HYPERLINK("x")', '']],
    ['a formula in wide characters', 'formula_in_cell', ['2027-04-05', '', '＝1+1', '']],
    ['a past day', 'day_past', ['2026-11-27', '2026-11-28', '連假', '']],
  ])('leaves a row with %s out, and says which', (_what, code, cells) => {
    const good = ['2027-06-09', '', '端午節', ''];
    const { days, faults } = read(['開始日期', '結束日期', '名稱', '營業時間'], good, cells);
    expect(days).toEqual([closed('2027-06-09', '2027-06-09', '端午節')]);
    expect(faults).toMatchObject([{ row: 3, code }]);
  });

  it('takes a day that stands there twice alike, and refuses it with other content', () => {
    const heads = ['日期', '名稱'];
    const { days, faults } = read(heads, ['2027-02-05', '除夕'], ['2027-02-05', '除夕'], ['2027-02-05', '小年夜']);
    expect(days).toHaveLength(1);
    expect(faults).toEqual([{ row: 4, code: 'day_twice', given: '2027-02-05' }]);
  });

  it('ends at more days than one request takes', () => {
    const rows = [0, 1, 2].map((year) => [`202${year + 7}-01-01`, `202${year + 7}-12-31`, '休業']);
    expect(read(['開始日期', '結束日期', '名稱'], ...rows).days).toBeNull();
  });

  it('needs a column that says the day', () => {
    expect(dayColumnsOf(['電話', '名稱'])).toBeNull();
    expect(dayColumnsOf(['日期'])).toBeNull();
  });
});
