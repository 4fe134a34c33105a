import type { Sentence } from './wording.ts';

/** Words of the page that is printed. */
export const quotePrintWords = {
  title: { en: 'Quote', 'zh-TW': '報價單' },
  customer: { en: 'Customer', 'zh-TW': '客戶' },
  work: { en: 'Service', 'zh-TW': '服務項目' },
  version: { en: 'Version', 'zh-TW': '版本' },
  offered: { en: 'Offered', 'zh-TW': '報價' },
  validUntil: { en: 'Valid until', 'zh-TW': '有效期限' },
  untilEnd: { en: 'the end of {day}, Taipei time', 'zh-TW': '{day} 24:00（台北時間）' },
  agreedOn: { en: 'Work due on', 'zh-TW': '完成日期' },
  usualDay: { en: 'the tenth business day after acceptance', 'zh-TW': '接受報價後第 10 個工作日' },
  feasibility: { en: 'Feasibility', 'zh-TW': '可行性' },
  note: { en: 'Note', 'zh-TW': '說明' },
  status: { en: 'Status', 'zh-TW': '狀態' },
  acceptedBy: { en: 'Accepted by', 'zh-TW': '接受人' },
  line: { en: 'Work', 'zh-TW': '工作內容' },
  role: { en: 'Role', 'zh-TW': '角色' },
  hours: { en: 'Hours', 'zh-TW': '工時' },
  rate: { en: 'Rate per hour (TWD)', 'zh-TW': '每小時費率（元）' },
  amount: { en: 'Amount (TWD)', 'zh-TW': '金額（元）' },
  net: { en: 'Subtotal', 'zh-TW': '小計' },
  tax: { en: 'Tax, 5%', 'zh-TW': '營業稅 5%' },
  total: { en: 'Total', 'zh-TW': '總計' },
} satisfies Record<string, Sentence>;
