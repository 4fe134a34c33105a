import type { SameKeys } from '../../words/shape.ts';
import type { reportingEn } from './words.en.ts';

export const reportingZhTw: SameKeys<typeof reportingEn> = {
  text: '承諾時間的達成情形，以及需求的處理結果。月份與日期以臺北時間為準。',
  which: '報表種類',
  textSales: '報價的速度和結果。月份與日期以臺北時間為準。',
  names: { deadlines: '承諾時間', requests: '需求', quotes: '報價' },
  time: '期間',
  presets: { thisMonth: '本月', lastMonth: '上個月', year: '最近 12 個月' },
  from: '起日',
  to: '迄日',
  by: '分組方式',
  groupings: { month: '月份', kind: '類型', customer: '客戶' },
  download: '下載 CSV',
  table: { deadlines: '承諾時間：各項數字', requests: '需求：各項數字', quotes: '報價：各項數字' },
  number: '表格中的序號',
  chart: {
    deadlines: '準時與逾時',
    requests: '收到的需求',
    quotes: '成交與未成交的報價',
    lost: '婉拒、過期或撤回',
    accepted: '共索取 {asked} 件，其中 {accepted} 件已接受，成交率 {percent}。',
    kept: '{promised} 件中有 {kept} 件準時（{percent}%）。',
    forecasts: '預估時間的準確度',
    met: '{forecasts} 件預估中有 {met} 件符合（{percent}%）。',
    missed: '未符合預估',
    filed: '共收到 {filed} 件，其中 {completed} 件已完成。',
    most: '圖表顯示 {all} 項中的 {bars} 項，完整數字請看表格。',
  },
  none: {
    deadlines: '這段期間沒有到期的承諾',
    requests: '這段期間沒有收到需求',
    quotes: '這段期間沒有人索取報價',
    text: '請改選較長的期間。',
  },
  meaning: '各項數字的意思',
  nothing: '沒有可計算的資料',
};
