import type { DeadlineFigures, ReportGrouping, RequestFigures } from '../reports.contract.ts';
import { sayDay } from './dates.ts';
import { enquiryFigureWords } from './enquiry-report.ts';
import { type FigureWords, quoteFigureWords } from './quote-report.ts';
import { vocabulary } from './vocabulary.ts';
import { fill, type Sentence, type Wordings } from './wording.ts';

const deadlines: Record<keyof DeadlineFigures, FigureWords> = {
  promised: {
    name: { en: 'Due', 'zh-TW': '到期件數' },
    meaning: {
      en: 'Requests whose promised time has come, but for those cancelled or not accepted.',
      'zh-TW': '承諾時間已到的需求，不含已取消與未受理的。',
    },
  },
  kept: {
    name: { en: 'Kept', 'zh-TW': '準時' },
    meaning: { en: 'Live by the promised time.', 'zh-TW': '在承諾時間前生效。' },
  },
  late: {
    name: { en: 'Late', 'zh-TW': '逾時' },
    meaning: { en: 'Live after the promised time, or still not live.', 'zh-TW': '超過承諾時間才生效，或仍未生效。' },
  },
  keptPercent: {
    name: { en: 'Kept, %', 'zh-TW': '準時率（%）' },
    meaning: { en: 'The share of due requests that were kept.', 'zh-TW': '到期需求中準時的比例。' },
  },
  lateP50Hours: {
    name: { en: 'Late by, median (service h)', 'zh-TW': '逾時中位數（服務小時）' },
    meaning: {
      en: 'Half of the late requests were late by at most this many service hours, counted to now where they are not live.',
      'zh-TW': '一半的逾時需求，逾時不超過這個服務小時數；仍未生效的算到現在。',
    },
  },
  lateP90Hours: {
    name: { en: 'Late by, 90% (service h)', 'zh-TW': '逾時第 90 百分位（服務小時）' },
    meaning: { en: 'The same for nine out of ten.', 'zh-TW': '同上，以十件中的九件計算。' },
  },
  usedP50Hours: {
    name: { en: 'Time used, median (service h)', 'zh-TW': '處理時間中位數（服務小時）' },
    meaning: {
      en: 'Half of those that are live took at most this many service hours, without days paused for the customer and without planned changes.',
      'zh-TW': '一半已生效的需求，在這個服務小時數內完成；不計等候客戶的天數，也不含預約生效的需求。',
    },
  },
  usedP90Hours: {
    name: { en: 'Time used, 90% (service h)', 'zh-TW': '處理時間第 90 百分位（服務小時）' },
    meaning: { en: 'The same for nine out of ten.', 'zh-TW': '同上，以十件中的九件計算。' },
  },
  forecasts: {
    name: { en: 'With a forecast', 'zh-TW': '有預估時間' },
    meaning: {
      en: 'Due requests for which we said at filing by when they are usually done.',
      'zh-TW': '到期需求中，送出時曾告知預估完成時間的。',
    },
  },
  forecastsMet: {
    name: { en: 'Forecast met', 'zh-TW': '符合預估' },
    meaning: { en: 'Live by the forecast time.', 'zh-TW': '在預估時間前生效。' },
  },
  forecastsMetPercent: {
    name: { en: 'Forecast met, %', 'zh-TW': '符合預估率（%）' },
    meaning: {
      en: 'The share of forecasts that were met. An honest forecast comes close to 90%.',
      'zh-TW': '符合預估的比例；準確的預估會接近 90%。',
    },
  },
};

const requests: Record<keyof RequestFigures, FigureWords> = {
  filed: {
    name: { en: 'Filed', 'zh-TW': '收件數' },
    meaning: { en: 'Requests filed in this time.', 'zh-TW': '這段期間送出的需求。' },
  },
  inWork: {
    name: { en: 'In our hands', 'zh-TW': '處理中' },
    meaning: {
      en: 'Of those, not ended and with us, those on hold included.',
      'zh-TW': '其中尚未結束、由我們處理中的，包含暫停處理的。',
    },
  },
  waiting: {
    name: { en: 'Waiting for the customer', 'zh-TW': '等候客戶回覆' },
    meaning: { en: 'The clock is stopped until the customer answers.', 'zh-TW': '計時暫停，等客戶回覆。' },
  },
  scheduled: {
    name: { en: 'Scheduled', 'zh-TW': '已排定' },
    meaning: { en: 'Prepared, and live at the chosen time.', 'zh-TW': '已準備好，到指定時間生效。' },
  },
  failed: {
    name: { en: 'Failed', 'zh-TW': '未能完成' },
    meaning: { en: 'Given up for now, and waiting for us.', 'zh-TW': '目前未能完成，等我們再處理。' },
  },
  completed: {
    name: { en: 'Completed', 'zh-TW': '已完成' },
    meaning: { en: 'Live, or signed off.', 'zh-TW': '已生效，或已由人員簽核。' },
  },
  rejected: {
    name: { en: 'Not accepted', 'zh-TW': '未受理' },
    meaning: { en: 'Turned down with a reason.', 'zh-TW': '附理由不予受理。' },
  },
  cancelled: {
    name: { en: 'Cancelled', 'zh-TW': '已取消' },
    meaning: { en: 'Withdrawn, or merged into another request.', 'zh-TW': '已撤回，或併入另一筆需求。' },
  },
  partly: {
    name: { en: 'Of those completed: partly', 'zh-TW': '已完成中：僅部分' },
    meaning: { en: 'Completed, but not on every line.', 'zh-TW': '已完成，但不是每條線路都生效。' },
  },
  reopened: {
    name: { en: 'Reopened', 'zh-TW': '重新開啟' },
    meaning: {
      en: 'Completed and then reopened, because something was not right.',
      'zh-TW': '完成後因結果有問題而重新開啟。',
    },
  },
  openP50Days: {
    name: { en: 'Age of open ones, median (days)', 'zh-TW': '未結束件齡中位數（天）' },
    meaning: {
      en: 'Half of those not ended were filed at most this many days ago.',
      'zh-TW': '一半未結束的需求，送出至今不超過這個天數。',
    },
  },
  openOldestDays: {
    name: { en: 'Age of the oldest (days)', 'zh-TW': '最久未結束（天）' },
    meaning: {
      en: 'Days since the oldest one that has not ended was filed.',
      'zh-TW': '最早送出而未結束的需求，至今的天數。',
    },
  },
  liveP50Hours: {
    name: { en: 'Filing to live, median (h)', 'zh-TW': '送出到生效中位數（小時）' },
    meaning: {
      en: 'Half were live within this many hours by the clock, nights and days off included, planned changes left out.',
      'zh-TW': '一半的需求在這個時數內生效；含夜間與假日，不含預約生效的需求。',
    },
  },
  liveP90Hours: {
    name: { en: 'Filing to live, 90% (h)', 'zh-TW': '送出到生效第 90 百分位（小時）' },
    meaning: { en: 'The same for nine out of ten.', 'zh-TW': '同上，以十件中的九件計算。' },
  },
};

const groupings: Record<ReportGrouping, Sentence> = {
  month: { en: 'Month', 'zh-TW': '月份' },
  week: { en: 'Week from', 'zh-TW': '週（起日）' },
  customer: { en: 'Customer', 'zh-TW': '客戶' },
  kind: { en: 'Kind', 'zh-TW': '類型' },
  topic: { en: 'Topic', 'zh-TW': '主題' },
};

const ends = { from: { en: 'From', 'zh-TW': '起日' }, to: { en: 'To', 'zh-TW': '迄日' } } satisfies Record<
  string,
  Sentence
>;
const total: Sentence = { en: 'All together', 'zh-TW': '合計' };
const monthText: Sentence = { en: '{name} {year}', 'zh-TW': '{year}年{month}月' };
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const reportWords = { deadlines, requests, quotes: quoteFigureWords, enquiries: enquiryFigureWords };
export type ReportName = keyof typeof reportWords;

/** The heads of the columns before the figures. */
export function reportHeads(by: ReportGrouping, language: keyof Sentence): { group: string; from: string; to: string } {
  return { group: groupings[by][language], from: ends.from[language], to: ends.to[language] };
}

/** Questions asked without a topic, and those of a topic that is gone. */
const noTopic: Sentence = { en: 'Without a topic', 'zh-TW': '未歸類' };

/** A group by its name: `Mar 2026`, `2026年3月`, a customer, a kind in words, a topic. */
export function sayGroup(
  by: ReportGrouping,
  { key, name }: { key: string; name: string | null },
  language: keyof Sentence,
): string {
  if (by === 'customer') return name ?? '';
  if (by === 'topic') return name ?? noTopic[language];
  if (by === 'kind') return vocabulary.kind?.[key]?.[language] ?? '';
  if (by === 'week') return sayDay(key, language, true);
  const [year = '', month = ''] = key.split('-');
  return fill(monthText[language], { year, month: Number(month), name: months[Number(month) - 1] ?? '' });
}

export function sayTotal(language: keyof Sentence): string {
  return total[language];
}

export const reportRefusals: Wordings = {
  report_by_customer: {
    title: { en: 'Not by customer', 'zh-TW': '無法依客戶分組' },
    detail: {
      en: "Your reports are about your own organisation only, so they can't be grouped by customer. Choose month, week or kind.",
      'zh-TW': '您的報表只包含貴公司的資料，因此無法依客戶分組。請改選月份、週或類型。',
    },
    next: { label: { en: 'Open the reports', 'zh-TW': '開啟報表' }, href: '/reports' },
  },
};
