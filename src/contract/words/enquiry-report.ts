import type { EnquiryFigures } from '../reports.contract.ts';
import type { FigureWords } from './quote-report.ts';

/** The figures of the report about questions. */
export const enquiryFigureWords: Record<keyof EnquiryFigures, FigureWords> = {
  asked: {
    name: { en: 'Asked', 'zh-TW': '提問數' },
    meaning: { en: 'Questions asked in this time.', 'zh-TW': '這段期間提出的問題。' },
  },
  waiting: {
    name: { en: 'Waiting', 'zh-TW': '等待回覆' },
    meaning: { en: 'Of those, waiting for an answer now.', 'zh-TW': '其中目前等待回覆的。' },
  },
  overdue: {
    name: { en: 'Of those waiting: overdue', 'zh-TW': '等待回覆中：已逾時' },
    meaning: {
      en: 'Waiting, and past the time by which they were to be answered.',
      'zh-TW': '等待回覆，而且已超過應回覆的時間。',
    },
  },
  inTime: {
    name: { en: 'Answered in time', 'zh-TW': '準時回覆' },
    meaning: { en: 'The last answer was given in time.', 'zh-TW': '最後一次回覆在時限內。' },
  },
  late: {
    name: { en: 'Answered late', 'zh-TW': '逾時回覆' },
    meaning: { en: 'The last answer came after the time limit.', 'zh-TW': '最後一次回覆超過時限。' },
  },
  inTimePercent: {
    name: { en: 'In time, %', 'zh-TW': '準時率（%）' },
    meaning: { en: 'The share of answers that were given in time.', 'zh-TW': '在時限內回覆的比例。' },
  },
  answerP50Hours: {
    name: { en: 'Time to answer, median (h)', 'zh-TW': '回覆時間中位數（小時）' },
    meaning: {
      en: 'Half were answered within this many service hours.',
      'zh-TW': '一半的問題在這個服務時數內得到回覆。',
    },
  },
  answerP90Hours: {
    name: { en: 'Time to answer, 90% (h)', 'zh-TW': '回覆時間第 90 百分位（小時）' },
    meaning: { en: 'The same for nine out of ten.', 'zh-TW': '同上，以十件中的九件計算。' },
  },
  handedOver: {
    name: { en: 'Became a request', 'zh-TW': '已轉為需求' },
    meaning: { en: 'Handed over to the technicians as a request.', 'zh-TW': '已轉為需求，交給技術人員。' },
  },
};
