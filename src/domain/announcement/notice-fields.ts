import { dayOfDateKey, taipeiDayOf } from '../calendar/taipei-time.ts';
import { judgeItem } from './judge-item.ts';
import type { NoticeItem, NoticePart, NoticeStatus, OpenState } from './notice-item.ts';

/** What a person read with their own eyes. */
export interface NoticeFacts {
  county: string;
  district: string | null;
  date: string;
  part: NoticePart;
  fromTime: string | null;
  untilTime: string | null;
  work: OpenState;
  school: OpenState;
  status: NoticeStatus;
}

const partWords: Record<NoticePart, string> = {
  full: '',
  morning: '上午',
  noon: '中午',
  afternoon: '下午',
  evening: '晚上',
};
const stateWords: Record<OpenState, [string, string]> = {
  closed: ['停止上班', '停止上課'],
  open: ['照常上班', '照常上課'],
  unknown: ['上班未定', '上課未定'],
};

function minuteOf(time: string | null): number | null {
  if (time === null) return null;
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/**
 * The item of a notice that a person filled in, with its sentence. It is judged as what is read, but for its hours: whoever gives
 * them has looked at them.
 */
export function itemOfFields(
  fields: NoticeFacts,
  { sentAt, asOf }: { sentAt: Date; asOf: Date },
): { item: NoticeItem; text: string } {
  const { county, district, date, part, fromTime, untilTime, work, school, status } = fields;
  const from = minuteOf(fromTime);
  const until = minuteOf(untilTime);
  const said = { county, day: dayOfDateKey(date), part, from, until, work, school };
  const why = judgeItem(
    { ...said, standardNotReached: false, narrowed: false, doubts: new Set() },
    { status, msgType: 'Alert', asOf, sentAt, sent: taipeiDayOf(sentAt.getTime()), testWords: false },
  ).filter((doubt) => doubt !== 'window_unconfirmed');
  const hours = [fromTime && `${fromTime}起`, untilTime && `至${untilTime}`].filter(Boolean).join('');
  const item: NoticeItem = {
    ...{ county, district, level: district === null ? 'county' : 'district', date, part, fromTime, untilTime },
    ...{ work, school, status, sendable: why.length === 0, why, marks: [] },
    closesServiceDay: why.length === 0 && district === null && (part === 'full' || part === 'morning'),
  };
  const text = `${county}${district ?? ''}：${date}${partWords[part]}${hours}${stateWords[work][0]}、${stateWords[school][1]}。`;
  return { item, text };
}
