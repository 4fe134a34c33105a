import type { QuoteFigures } from '../reports.contract.ts';
import type { Sentence } from './wording.ts';

/** A figure's name in tables, files and charts, and what it says, in one sentence. */
export interface FigureWords {
  name: Sentence;
  meaning: Sentence;
}

/** The figures of the report about quotes. */
export const quoteFigureWords: Record<keyof QuoteFigures, FigureWords> = {
  asked: {
    name: { en: 'Asked for', 'zh-TW': '索取件數' },
    meaning: { en: 'Quotes asked for in this time.', 'zh-TW': '這段期間索取的報價。' },
  },
  open: {
    name: { en: 'Open', 'zh-TW': '進行中' },
    meaning: { en: 'Of those, without an outcome yet.', 'zh-TW': '其中還沒有結果的。' },
  },
  offered: {
    name: { en: 'Offered', 'zh-TW': '已報價' },
    meaning: { en: 'Of those, with at least one offer.', 'zh-TW': '其中至少提出過一次報價的。' },
  },
  accepted: {
    name: { en: 'Accepted', 'zh-TW': '已接受' },
    meaning: { en: 'An owner accepted the offer.', 'zh-TW': '主要管理者已接受報價。' },
  },
  declined: {
    name: { en: 'Declined', 'zh-TW': '已婉拒' },
    meaning: { en: 'An owner declined the offer.', 'zh-TW': '主要管理者婉拒報價。' },
  },
  expired: {
    name: { en: 'Expired', 'zh-TW': '已過期' },
    meaning: { en: 'Nobody answered by the last day.', 'zh-TW': '到期前沒有回覆。' },
  },
  withdrawn: {
    name: { en: 'Withdrawn', 'zh-TW': '已撤回' },
    meaning: { en: 'Taken back by the customer or by us.', 'zh-TW': '客戶或我們撤回的。' },
  },
  acceptedPercent: {
    name: { en: 'Conversion, %', 'zh-TW': '成交率（%）' },
    meaning: {
      en: 'The share of offers with an outcome that were accepted.',
      'zh-TW': '已有結果的報價中，客戶接受的比例。',
    },
  },
  acceptedNet: {
    name: { en: 'Accepted, TWD before tax', 'zh-TW': '成交金額（未稅，元）' },
    meaning: { en: 'The sum of the accepted offers, before tax.', 'zh-TW': '客戶接受的報價金額合計，未含稅。' },
  },
  offerP50Hours: {
    name: { en: 'Time to quote, median (service h)', 'zh-TW': '報價時間中位數（服務小時）' },
    meaning: {
      en: 'Half of the first offers were made within this many service hours of the request.',
      'zh-TW': '一半的第一次報價，在索取後這個服務小時數內提出。',
    },
  },
  offerP90Hours: {
    name: { en: 'Time to quote, 90% (service h)', 'zh-TW': '報價時間第 90 百分位（服務小時）' },
    meaning: { en: 'The same for nine out of ten.', 'zh-TW': '同上，以十件中的九件計算。' },
  },
  estimatedHours: {
    name: { en: 'Hours estimated', 'zh-TW': '預估工時' },
    meaning: { en: 'Hours in the accepted offers whose work is delivered.', 'zh-TW': '已交付工作在報價中的工時。' },
  },
  spentHours: {
    name: { en: 'Hours spent', 'zh-TW': '實際工時' },
    meaning: {
      en: 'Hours that technicians reported for the same work.',
      'zh-TW': '技術人員為相同工作回報的工時。',
    },
  },
  spentPercent: {
    name: { en: 'Spent of estimated, %', 'zh-TW': '實際與預估比（%）' },
    meaning: {
      en: 'More than 100: the work took longer than estimated.',
      'zh-TW': '超過 100 表示工作比預估花了更多時間。',
    },
  },
};
