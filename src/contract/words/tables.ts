import type { Sentence } from './wording.ts';

/** The columns of the lines' table, by their heads; a file may have any of them, in any order. */
export const lineColumns = {
  number: { en: 'number', 'zh-TW': '門號' },
  label: { en: 'label', 'zh-TW': '線路名稱' },
  customer: { en: 'customer', 'zh-TW': '客戶' },
  customerId: { en: 'customer id', 'zh-TW': '客戶代碼' },
  phoneSystem: { en: 'phone system', 'zh-TW': '電話系統' },
  county: { en: 'county', 'zh-TW': '縣市' },
  district: { en: 'district', 'zh-TW': '鄉鎮市區' },
  timeZone: { en: 'time zone', 'zh-TW': '時區' },
  emergencyConsent: { en: 'emergency closures', 'zh-TW': '緊急停止服務' },
  contactName: { en: 'contact', 'zh-TW': '聯絡人' },
  contactEmail: { en: 'contact e-mail', 'zh-TW': '聯絡人電子郵件' },
} as const satisfies Record<string, Sentence>;
export type LineColumn = keyof typeof lineColumns;

/** The columns of the customers' table. */
export const customerColumns = {
  name: { en: 'name', 'zh-TW': '客戶' },
  id: { en: 'customer id', 'zh-TW': '客戶代碼' },
  plan: { en: 'plan', 'zh-TW': '方案' },
  onboardedOn: { en: 'onboarded on', 'zh-TW': '啟用日' },
  contractFrom: { en: 'contract from', 'zh-TW': '合約起日' },
  contractUntil: { en: 'contract until', 'zh-TW': '合約迄日' },
  environment: { en: 'environment', 'zh-TW': '環境' },
  extraBusinessDays: { en: 'extra business days', 'zh-TW': '額外工作日' },
  county: { en: 'county', 'zh-TW': '縣市' },
} as const satisfies Record<string, Sentence>;
export type CustomerColumn = keyof typeof customerColumns;

/** Codes as cells say them; a file may have the code, or the word in either language. */
export const cellWords: Partial<Record<LineColumn | CustomerColumn, Record<string, Sentence>>> = {
  emergencyConsent: {
    auto: { en: 'Without asking', 'zh-TW': '免詢問' },
    ask: { en: 'Ask each time', 'zh-TW': '每次詢問' },
    never: { en: 'Never', 'zh-TW': '一律不套用' },
  },
  plan: {
    trial: { en: 'Trial', 'zh-TW': '試用' },
    pro: { en: 'Pro', 'zh-TW': '專業' },
    enterprise: { en: 'Enterprise', 'zh-TW': '企業' },
  },
  environment: {
    shared: { en: 'Shared cloud', 'zh-TW': '共用雲端' },
    dedicated: { en: 'Dedicated', 'zh-TW': '專屬環境' },
  },
};

/** Why a row of a table is refused, where no shape says it; `{given}` is its cell. */
export const tableFaultWords = {
  formula_in_cell: {
    en: '“{given}” begins like a formula of a spreadsheet. Write it as plain text.',
    'zh-TW': '「{given}」是試算表公式，請改成一般文字。',
  },
  row_twice: {
    en: '“{given}” stands in row {row} already. Leave one of the two out.',
    'zh-TW': '「{given}」已出現在第 {row} 列，請刪除其中一列。',
  },
  unknown_district: {
    en: '{given} has no district of this name. Write its official name.',
    'zh-TW': '{given}沒有這個行政區，請填寫正式名稱。',
  },
  unknown_customer: {
    en: 'There is no customer “{given}”. Correct it, or add the customer first.',
    'zh-TW': '沒有「{given}」這位客戶，請更正，或先新增客戶。',
  },
  two_customers_named: {
    en: 'Several customers are named “{given}”. Say which one in the column “customer id”, as the export does.',
    'zh-TW': '有多位客戶名為「{given}」，請在「客戶代碼」欄指明是哪一位（匯出的檔案已有這一欄）。',
  },
  line_of_other_customer: {
    en: 'This line belongs to “{given}”. A line does not change its customer: retire it, then add it anew.',
    'zh-TW': '這條線路屬於「{given}」。線路不能改屬其他客戶，請先停用，再重新新增。',
  },
  unknown_phone_system: {
    en: 'There is no phone system “{given}”. Correct it, or add the phone system first.',
    'zh-TW': '沒有「{given}」這套電話系統，請更正，或先新增電話系統。',
  },
  date_unreadable: {
    en: '“{given}” is no date. Write it like 2027-02-05.',
    'zh-TW': '「{given}」不是日期，請寫成 2027-02-05 的格式。',
  },
  consent_is_the_owners: {
    en: '“Without asking” is the customer’s own decision. Write “Ask each time” or “Never”.',
    'zh-TW': '「免詢問」須由客戶自行設定，請改填「每次詢問」或「一律不套用」。',
  },
  line_in_broadcast: {
    en: 'An emergency broadcast closes this line, so it cannot move to “{given}” by a file. Wait until it has ended, or move the line on its page.',
    'zh-TW': '緊急廣播正停止這條線路的服務，不能用檔案移到「{given}」。請等廣播結束，或到線路頁面更換電話系統。',
  },
  line_has_changes: {
    en: 'Changes are in progress or planned on this line, so it cannot move to “{given}” by a file. Wait until they are done, or move it on its page.',
    'zh-TW': '這條線路有進行中或已排定的變更，不能用檔案移到「{given}」。請等變更完成，或到線路頁面更換電話系統。',
  },
} as const satisfies Record<string, Sentence>;
export type TableFaultCode = keyof typeof tableFaultWords;

/** A row that would not do what was shown, in a refusal. */
export const rowNowWords: Record<'added' | 'changed' | 'refused', Sentence> = {
  added: { en: 'Row {row}, {name}: would be added.', 'zh-TW': '第 {row} 列，{name}：會新增。' },
  changed: { en: 'Row {row}, {name}: {changes}.', 'zh-TW': '第 {row} 列，{name}：{changes}。' },
  refused: { en: 'Row {row}, {name}: {fault}', 'zh-TW': '第 {row} 列，{name}：{fault}' },
};

/** Why a table is refused whole. */
export const tableFieldWords: Record<'not_a_table' | 'too_many_rows' | 'not_a_plan', Sentence> = {
  not_a_plan: {
    en: 'Give the plan that the dry run answered.',
    'zh-TW': '請提供試算結果中的 plan。',
  },
  not_a_table: {
    en: 'This file has no column that says what its rows are about. Export the list, fill in that file, and save it as CSV.',
    'zh-TW': '檔案裡沒有可辨識每一列的欄位。請先匯出清單，在該檔案中填寫，再存成 CSV 檔。',
  },
  too_many_rows: {
    en: 'The file has more than 5,000 rows. Split it.',
    'zh-TW': '檔案超過 5,000 列，請拆成多個檔案。',
  },
};

/** A column as its head says it. */
export function headOf(column: string, language: keyof Sentence): string {
  const heads: Record<string, Sentence> = { ...customerColumns, ...lineColumns };
  return heads[column]?.[language] ?? column;
}
