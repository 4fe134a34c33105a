/** Columns by their usual heads; the first that is there counts. */
const heads = {
  date: ['日期', '西元日期', '放假日期', '休假日期', '假日日期', '節日日期', '休業日期', '公休日', 'date', 'day'],
  from: ['開始日期', '起始日期', '起日', '開始日', 'from', 'start', 'start date'],
  to: ['結束日期', '截止日期', '迄日', '訖日', '結束日', 'to', 'end', 'end date'],
  name: [
    ...[
      '名稱',
      '假日名稱',
      '節日名稱',
      '節日',
      '假日',
      '假期',
      '節慶',
      '主旨',
      '標題',
      '事由',
      '說明',
      '備註',
      '中文說明',
    ],
    ...['name', 'holiday', 'holiday name', 'title', 'subject', 'summary', 'description', 'note'],
  ],
  hours: ['營業時間', '開放時間', '服務時間', '時間', 'hours', 'opening hours', 'business hours'],
  off: ['是否放假'],
  weekday: ['星期', '週', 'weekday'],
} as const;
export type DayColumn = keyof typeof heads;

export interface DayColumns extends Partial<Record<DayColumn, string>> {
  /** The heads that mean nothing here. */
  others: readonly string[];
}

/** As it is looked up: `假日名稱（必填）` and `Holiday_Name` are what they are without marks. */
const plain = (head: string) =>
  head
    .normalize('NFKC')
    .replace(/[(*:].*$/, '')
    .replaceAll('_', ' ')
    .trim()
    .toLowerCase();

/** The columns of a table of days; null where nothing says which day a row is about, or what it is called. */
export function dayColumnsOf(given: readonly string[]): DayColumns | null {
  const found: Partial<Record<DayColumn, string>> = {};
  for (const [column, names] of Object.entries(heads) as [DayColumn, readonly string[]][]) {
    const there = names.map((name) => given.find((head) => plain(head) === name));
    found[column] = there.find((head) => head !== undefined);
  }
  const hasDay = found.date !== undefined || found.from !== undefined;
  if (!hasDay || (found.name === undefined && found.off === undefined)) return null;
  const known = new Set(Object.values(found));
  return { ...found, others: given.filter((head) => !known.has(head)) };
}
