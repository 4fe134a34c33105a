import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { isTerminal } from '../../domain/change-request/lifecycle.ts';
import { sayDay, sayInstant } from './dates.ts';
import { sayUsually } from './forecast.ts';
import { fill, type Sentence } from './wording.ts';

const words = {
  live: { en: 'Live from {at}', 'zh-TW': '{at} 起播放' },
  tried: { en: 'Live from {at} if we can make it', 'zh-TW': '盡量於 {at} 起播放' },
  soon: { en: 'Live as soon as it is ready', 'zh-TW': '完成後立即生效' },
  mended: { en: 'Live as soon as the problem is solved', 'zh-TW': '問題排除後立即生效' },
  since: { en: 'Live since {at}', 'zh-TW': '{at} 已生效' },
  back: { en: 'back to the former voice file from {at}', 'zh-TW': '{at} 起換回原語音' },
  closed: { en: 'Closed from {from} until {until}', 'zh-TW': '{from} 至 {until} 停止服務' },
  promise: { en: 'expected by {earliest}, at the latest {latest}', 'zh-TW': '最快 {earliest}、最晚 {latest} 前完成' },
  promiseAt: { en: 'expected by {latest}', 'zh-TW': '最晚 {latest} 前完成' },
  paused: { en: 'the clock is paused until you reply', 'zh-TW': '計時暫停，等候您回覆' },
} satisfies Record<string, Sentence>;

type Instant = Date | string;

/** What a request's times are worded from; instants of the API (RFC 3339) or of a row. */
export interface TimedRequest {
  kind?: string;
  status: Parameters<typeof isTerminal>[0];
  effectiveAt: Instant | null;
  revertAt: Instant | null;
  completedAt: Instant | null;
  deadline: { earliestBy: Instant; dueBy: Instant } | null;
  /** By when it is usually done; mails have none, because it moves after they are sent. */
  forecast?: { by: Instant } | null;
}

/** `Wed 2 Dec, at the latest Thu 3 Dec, 18:00`: the promised window, as closing times (docs/rules.md#deadlines). */
export function sayPromise(
  { earliestBy, dueBy }: { earliestBy: Instant; dueBy: Instant },
  language: keyof Sentence,
): string {
  const [earliest, latest] = [new Date(earliestBy), new Date(dueBy)];
  const [first = '', last] = [earliest, latest].map((at) => formatTaipei(at).slice(0, 10));
  const values = { earliest: sayDay(first, language), latest: sayInstant(latest, language) };
  return fill(words[first === last ? 'promiseAt' : 'promise'][language], values);
}

/**
 * A request's times as its customer chose and was promised them, for every page and mail alike: when it goes live, when the
 * former voice file returns, by when it is expected and, until then, usually done. Promise and forecast are left out once it is
 * prepared, waits for the customer, has stopped or has ended. The year is named only where it is not that of `now`.
 */
export function sayRequestTimes(request: TimedRequest, language: keyof Sentence, now: Date): string[] {
  const { status, revertAt, deadline, forecast } = request;
  const at = (instant: Instant) => {
    const date = new Date(instant);
    return sayInstant(date, language, yearOf(date) !== yearOf(now));
  };
  // Of an emergency nothing is promised but its own times.
  if (request.kind === 'emergency_closure' && request.effectiveAt && revertAt)
    return [fill(words.closed[language], { from: at(request.effectiveAt), until: at(revertAt) })];
  const isPromised = !isTerminal(status) && status !== 'scheduled' && status !== 'failed';
  const promise = isPromised && deadline ? sayPromise(deadline, language) : null;
  const usually = promise && forecast ? new Date(forecast.by) : null;
  return [
    sayLive(request, language, at),
    ...(revertAt ? [fill(words.back[language], { at: at(revertAt) })] : []),
    ...(status === 'pending' ? [words.paused[language]] : promise ? [promise] : []),
    ...(status !== 'pending' && usually !== null && usually > now ? [sayUsually(usually, language)] : []),
  ];
}

function sayLive(
  { status, effectiveAt, completedAt, deadline }: TimedRequest,
  language: keyof Sentence,
  at: (instant: Instant) => string,
): string {
  if (status === 'completed' && completedAt) return fill(words.since[language], { at: at(completedAt) });
  if (!effectiveAt) return words[status === 'failed' ? 'mended' : 'soon'][language];
  const isTried = status !== 'scheduled' && deadline !== null && new Date(effectiveAt) < new Date(deadline.dueBy);
  return fill(words[isTried ? 'tried' : 'live'][language], { at: at(effectiveAt) });
}

function yearOf(date: Date): string {
  return formatTaipei(date).slice(0, 4);
}

/** The parts on one line. */
export function timesLine(parts: readonly string[]): string {
  return parts.join(' · ');
}
