import { counties } from '../line/counties.ts';
import { districtNames, districtsOf } from '../line/districts.ts';
import { readDay, readWeekday, type WrittenDay } from './notice-date.ts';
import type { NoticePart } from './notice-item.ts';
import { readState, type WrittenState } from './notice-state.ts';
import { readPart, readTime, type WrittenTime } from './notice-time.ts';
import { clockBehind, courtesy, publication } from './notice-words.ts';

export interface Area {
  /** Null for a district without its county, or behind one that has no such district. */
  county: string | null;
  district: string | null;
}

export function isSameArea(one: Area, other: Area): boolean {
  return one.county === other.county && one.district === other.district;
}

type Content =
  | { kind: 'stop' | 'sign' | 'plain' | 'courtesy' | 'title' }
  | { kind: 'area'; area: Area }
  | { kind: 'day'; day: WrittenDay }
  | { kind: 'published'; day: WrittenDay }
  | { kind: 'weekday'; weekday: number }
  | { kind: 'part'; part: NoticePart; isEnd: boolean }
  | { kind: 'time'; time: WrittenTime }
  | { kind: 'state'; state: WrittenState };

/** A read piece of a cleaned text; places count its characters. */
export type Token = Content & { from: number; to: number };
type Read = (Content & { length: number }) | null;

function districtAt(text: string, at: number, names: readonly string[]): string | null {
  return names.find((name) => text.startsWith(name, at)) ?? null;
}

/** A county with its district, a county, or behind a sign, an area or the text's start a district alone. */
function readArea(text: string, at: number, before: Token | undefined): Read {
  const county = counties.find((name) => text.startsWith(name, at));
  if (county !== undefined) {
    const behind = at + county.length;
    const own = districtAt(text, behind, districtsOf(county));
    const district = own ?? districtAt(text, behind, districtNames);
    const known = district === null || own !== null;
    const length = county.length + (district?.length ?? 0);
    return { kind: 'area', length, area: { county: known ? county : null, district } };
  }
  const joint = before?.kind === 'plain' && /[及和與暨跟]/.test(text.slice(before.from, before.to));
  if (before !== undefined && !joint && (before.kind === 'plain' || before.kind === 'part')) return null;
  const district = districtAt(text, at, districtNames);
  return district === null ? null : { kind: 'area', length: district.length, area: { county: null, district } };
}

function lengthAt(form: RegExp, text: string, at: number): number {
  form.lastIndex = at;
  return form.exec(text)?.[0].length ?? 0;
}

/** A day; one that tells when the text was published says nothing of the closure. */
function readDays(text: string, at: number): Read {
  const stamp = lengthAt(publication, text, at);
  const found = readDay(text, at + stamp);
  if (!found) return null;
  const end = at + stamp + found.length;
  if (stamp === 0 && !text.startsWith('天然災害停止上班', end))
    return { kind: 'day', length: found.length, day: found.day };
  return { kind: 'published', length: end - at + lengthAt(clockBehind, text, end), day: found.day };
}

function readTimes(text: string, at: number, before: Token | undefined): Read {
  const isEnd = /[至到~-]/.test(text.charAt(at));
  const part = readPart(text, isEnd ? at + 1 : at, { afterDay: before?.kind === 'day' });
  if (part) return { kind: 'part', length: part.length + (isEnd ? 1 : 0), part: part.part, isEnd };
  const time = readTime(text, at);
  return time && { kind: 'time', ...time };
}

function readWords(text: string, at: number): Read {
  const polite = lengthAt(courtesy, text, at);
  if (polite > 0) return { kind: 'courtesy', length: polite };
  const state = readState(text, at);
  if (state === null) return null;
  return state.state === null
    ? { kind: 'title', length: state.length }
    : { kind: 'state', length: state.length, state: state.state };
}

function readSign(character: string): Read {
  if (/[。;!?\n]/.test(character)) return { kind: 'stop', length: 1 };
  return { kind: /[\p{P}\p{S} ]/u.test(character) ? 'sign' : 'plain', length: 1 };
}

function tokenAt(text: string, at: number, before: Token | undefined): Content & { length: number } {
  const weekday = readWeekday(text, at);
  return (
    readDays(text, at) ??
    readWords(text, at) ??
    (weekday && { kind: 'weekday', ...weekday }) ??
    readTimes(text, at, before) ??
    readArea(text, at, before) ??
    readSign(text.charAt(at)) ?? { kind: 'plain', length: 1 }
  );
}

/** Reads a cleaned text into its pieces, without a gap. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const { length, ...content } = tokenAt(text, at, tokens.at(-1));
    tokens.push({ ...content, from: at, to: at + length });
    at += length;
  }
  return tokens;
}
