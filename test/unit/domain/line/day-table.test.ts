import { describe, expect, it } from 'vitest';
import { dayColumnsOf } from '../../../../src/domain/line/day-columns.ts';
import { daysOfTable, type TableRow } from '../../../../src/domain/line/day-table.ts';

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
    ['民國116年2月5日', '2027-02-05'],
    ['1160205', '2027-02-05'],
    ['2027年2月5日(五)', '2027-02-05'],
    ['2027/2/5（星期五）', '2027-02-05'],
    ['2027/2/5 週五', '2027-02-05'],
    ['2027/2/5 上午 12:00:00', '2027-02-05'],
    ['2027-02-05 00:00', '2027-02-05'],
    ['46423', '2027-02-05'],
    ['5 Feb 2027', '2027-02-05'],
    ['5-Feb-27', '2027-02-05'],
    ['February 5, 2027', '2027-02-05'],
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
    ['上午9:00-12:00', [{ open: '09:00', close: '12:00' }]],
    ['上午9:00-11:30', [{ open: '09:00', close: '11:30' }]],
    ['上午9點到下午5點半', [{ open: '09:00', close: '17:30' }]],
    ['下午1:00-5:00', [{ open: '13:00', close: '17:00' }]],
    ['9:00 AM - 5:30 PM', [{ open: '09:00', close: '17:30' }]],
    ['中午12:00-晚上12:00', [{ open: '12:00', close: '24:00' }]],
    ['晚上6:00-凌晨2:00', [{ open: '18:00', close: '02:00' }]],
    ['10點到14點半', [{ open: '10:00', close: '14:30' }]],
    ['休 14:00-16:00', 'closed'],
  ])('reads the hours "%s"', (written, hours) => {
    expect(read(['日期', '名稱', '營業時間'], ['2027-02-05', '除夕', written]).days).toMatchObject([{ hours }]);
  });

  it.each([
    ['2027/2/6~2027/2/11', '2027-02-11'],
    ['2027/2/6～2/11', '2027-02-11'],
    ['2027/2/6-11', '2027-02-11'],
    ['2027年2月6日至2月11日', '2027-02-11'],
    ['2027年2月6日(六)至2月11日(四)', '2027-02-11'],
    ['116/2/6 - 116/2/11', '2027-02-11'],
    ['20270206-20270211', '2027-02-11'],
  ])('reads the range %s in one cell', (written, to) => {
    expect(read(['日期', '名稱'], [written, '春節'])).toEqual({ days: [closed('2027-02-06', to, '春節')], faults: [] });
  });

  it('takes a range over New Year whose end has no year', () => {
    const { days } = read(['起日', '迄日', '節日'], ['2026/12/31', '1/3', '元旦']);
    expect(days).toEqual([closed('2026-12-31', '2027-01-03', '元旦')]);
  });

  it('knows heads by their usual names and marks', () => {
    const { days } = read(['放假日期（必填）', 'Holiday_Name', '開放時間'], ['2027-02-05', '除夕', '公休']);
    expect(days).toEqual([closed('2027-02-05', '2027-02-05', '除夕')]);
  });

  it.each([
    ['開始', '09:00'],
    ['Start Time', '9:00 AM'],
    ['關門', '下午5點'],
  ])('does not guess what the times of a column "%s" mean', (head, cell) => {
    const { days, faults } = read(['日期', '名稱', head], ['2027-02-05', '除夕', ''], ['2027-02-08', '春節', cell]);
    expect(days).toEqual([closed('2027-02-05', '2027-02-05', '除夕')]);
    expect(faults).toEqual([{ row: 3, code: 'hours_elsewhere', given: `${head}: ${cell}` }]);
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
    ['a half of the day without hours', 'hours_unreadable', ['2027-04-05', '', '連假', '下午']],
    ['hours after another word', 'hours_unreadable', ['2027-04-05', '', '連假', '櫃台9:00-12:00']],
    ['an end that may be in the morning', 'hours_unreadable', ['2027-04-05', '', '連假', '上午9:00-5:30']],
    ['hours without minutes or a half', 'hours_unreadable', ['2027-04-05', '', '連假', '9-12']],
    ['a noon that may be midnight', 'hours_unreadable', ['2027-04-05', '', '連假', '上午9:00-上午12:00']],
    ['a day before or after its month', 'date_unreadable', ['5/4/2027', '', '連假', '']],
    ['a date without a year', 'date_unreadable', ['4/5', '', '連假', '']],
    ['a weekday that does not fit', 'date_unreadable', ['2027/4/5(二)', '', '連假', '']],
    ['a range backwards in one cell', 'range_reversed', ['2027/4/5~4/3', '', '連假', '']],
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
