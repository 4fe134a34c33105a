import { minutesOfDay } from './day-intervals.ts';
import type { DatedDays, OpenInterval } from './line-config.ts';

const closedWords = [
  ...['', 'closed', 'close', 'all day closed', '休', '休息', '休假', '公休', '店休', '全休', '全日休', '全天休'],
  ...['不營業', '休業', '放假', '不開放', '停止服務', '暫停服務'],
];
const roundTheClock = ['全天', '全日', '24小時', '24h', 'open'];

/**
 * `09:00-12:00, 13:00–18:00`, `上午9點到12點`, `closed`, `公休`, empty: closed; `closed 14:00-16:00`, `休 14:00-16:00`: closed in these hours
 * alone. Null where it is none of them.
 */
export function writtenHours(text: string): Pick<DatedDays, 'hours' | 'closedHours'> | null {
  const clean = text.normalize('NFKC').trim().toLowerCase();
  if (closedWords.includes(clean)) return { hours: 'closed' };
  if (roundTheClock.includes(clean)) return { hours: [{ open: '00:00', close: '24:00' }] };
  const open = intervalsOf(clean);
  if (open !== null) return { hours: open };
  const [, word = '', rest = ''] = /^([^\d\s]+?)\s*((?:上午|下午|晚上|中午)?\s*\d.*)$/.exec(clean) ?? [];
  const closed = closedWords.includes(word) && word !== '' ? intervalsOf(rest) : null;
  return closed && { hours: 'closed', closedHours: closed };
}

/** `09:00-12:00, 13:00-18:00` as intervals; null where one is none. */
export function intervalsOf(text: string): OpenInterval[] | null {
  const intervals = text.split(/[,;、]|及|\s和\s/).map((part) => intervalOf(part.trim()));
  return intervals.every((interval) => interval !== null) ? intervals : null;
}

function intervalOf(text: string): OpenInterval | null {
  const [from = '', to = '', ...more] = text.normalize('NFKC').split(/[-–—~至到]/);
  const [first, second] = [writtenTime(from), writtenTime(to)];
  if (first === null || second === null || more.length > 0) return null;
  const shared = sharedHalf(first, second);
  const [open, close] = [minutesIn(first, shared), minutesIn(second, shared)];
  const usable = open !== null && close !== null && open !== close && open < minutesOfDay;
  return usable ? { open: timeOf(open), close: timeOf(close) } : null;
}

const timeOf = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

type Half = 'morning' | 'noon' | 'afternoon' | 'evening' | 'am' | 'pm';
const halves: Readonly<Record<string, Half>> = {
  ...{ 上午: 'morning', 早上: 'morning', 凌晨: 'morning', 中午: 'noon', 下午: 'afternoon', 晚上: 'evening' },
  ...{ am: 'am', pm: 'pm' },
};

interface WrittenTime {
  hour: number;
  minute: number;
  half: Half | undefined;
  /** `9` alone: an hour only where a half of the day stands with it. */
  bare: boolean;
}

const timePattern =
  /^(?<before>上午|早上|凌晨|中午|下午|晚上)?\s*(?<hour>\d{1,2})(?::?(?<minute>[0-5]\d)(?::00)?|(?<words>[點时時](?:半|整|\d{1,2}分?)?))?\s*(?<after>[ap]\.?m\.?)?$/;

/** `9:00`, `0900`, `9點半`, `下午5:30`, `5:30 pm`. */
function writtenTime(text: string): WrittenTime | null {
  const parts = timePattern.exec(text.trim())?.groups;
  if (!parts) return null;
  const { before, hour, minute, words, after } = parts;
  const inWords = words?.includes('半') ? 30 : Number(/\d+/.exec(words ?? '')?.[0] ?? 0);
  return {
    hour: Number(hour),
    minute: minute === undefined ? inWords : Number(minute),
    half: halves[before ?? after?.replaceAll('.', '') ?? ''],
    bare: minute === undefined && words === undefined,
  };
}

/**
 * The half that one of two times says for both: `下午1:00-5:00`. Not where the other is of a clock of 24 hours, or would lie before the
 * first: `上午9:00-5:30` may end at two times.
 */
function sharedHalf(first: WrittenTime, second: WrittenTime): Half | null | undefined {
  const said = first.half ?? second.half;
  if (said === undefined || (first.half !== undefined && second.half !== undefined)) return undefined;
  const other = first.half === undefined ? first : second;
  if (other.hour >= 12) return undefined;
  const [open, close] = [minutesIn(first, said), minutesIn(second, said)];
  return open !== null && close !== null && open < close ? said : null;
}

/** Minutes since midnight; `shared` is the other time's half, null where it is not known whether that counts. */
function minutesIn({ hour, minute, half: own, bare }: WrittenTime, shared: Half | null | undefined): number | null {
  const half = own ?? shared;
  if (half === null || (half === undefined && bare)) return null;
  const hours = half === undefined ? hour : hourIn(half, hour);
  const minutes = hours === null ? null : hours * 60 + minute;
  return minutes === null || minute > 59 || minutes > minutesOfDay ? null : minutes;
}

function hourIn(half: Half, hour: number): number | null {
  if (hour > 12) return null;
  if (half === 'noon') return hour < 11 ? hour + 12 : hour;
  // Some mean noon by it, and spreadsheets midnight.
  if (half === 'morning') return hour === 12 ? null : hour;
  if (half === 'evening' && hour === 12) return 24;
  return (hour % 12) + (half === 'am' ? 0 : 12);
}
