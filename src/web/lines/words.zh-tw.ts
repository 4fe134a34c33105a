import type { SameKeys } from '../words/shape.ts';
import type { linesEn } from './words.en.ts';

export const linesZhTw: SameKeys<typeof linesEn> = {
  prompt: '語音檔：{{slot}}',
  customSlot: '自訂語音：{{name}}',
  weekday: '{{weekday}}營業時間',
  days: '自訂日期 {{days}}',
  dates: '{{from}} 至 {{to}}',
  places: {
    timeZone: '時區',
    followNationalCalendar: '國定假日',
    weekly: '營業時間',
    number: '門號',
    revision: '版本',
    closure: '停止服務',
    file: '語音檔',
  },
  nothing: '無',
  alwaysOpen: '全天候營業',
  byTheWeek: '依每週營業時間',
  nationalOn: '依國定假日放假',
  nationalOff: '不依國定假日放假',
  closedDay: '不營業',
  nextDay: '（隔日）',
  andThen: '{{first}}、{{second}}',
  file: '檔案 {{hash}}…',
};
