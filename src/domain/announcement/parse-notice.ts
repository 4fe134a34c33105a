import { taipeiDayOf } from '../calendar/taipei-time.ts';
import { districtsOf } from '../line/districts.ts';
import { type Clause, type CleanMark, emptyClause } from './clause.ts';
import { ClauseReader } from './clause-reader.ts';
import { type CleanText, cleanText } from './clean-text.ts';
import { dateOf, judgeItem, type NoticeFacts, type Said } from './judge-item.ts';
import { namesOtherYear, resolveDay } from './notice-date.ts';
import {
  type Mark,
  mostItems,
  type NoticeItem,
  type NoticePart,
  type NoticeStatus,
  type NoticeType,
} from './notice-item.ts';
import { isUndecided } from './notice-state.ts';
import { clockOf } from './notice-time.ts';
import { type Area, isSameArea, type Token, tokensOf } from './notice-tokens.ts';
import { crossedOut, markedTrial, testWords, textDoubts } from './notice-words.ts';

export interface NoticeInput {
  text: string;
  /** Null where nobody said it: then the publication time in the text counts, else `asOf`. */
  sentAt: Date | null;
  status: NoticeStatus;
  msgType: NoticeType;
  asOf: Date;
  /** What stands beside the notice (headline, other languages); only its words of a trial and of doubt count. */
  beside?: NoticeWords;
}

export interface NoticeWords {
  test: boolean;
  doubt: boolean;
}

/** Marks of an item that are told at most, of each sort. */
const mostMarks = 100;

/** One item before it is judged, with what decided it. */
interface Draft extends Said {
  area: Area;
  /** It says of no day in particular that nothing is decided: that goes for every day of the area. */
  leftOpen: boolean;
  marks: readonly CleanMark[];
}

function publishedDay(tokens: readonly Token[], near: number): number | null {
  const days = tokens.flatMap((token) => (token.kind === 'published' ? [resolveDay(token.day, near).day] : []));
  return days[0] ?? null;
}

/** All places of a word in the text, signs and blanks between its letters left out of the search. */
function marksOf(clean: CleanText, words: RegExp, kind: CleanMark['kind']): CleanMark[] {
  const places = clean.text.split('').flatMap((character, at) => (/[\p{L}\p{N}]/u.test(character) ? [at] : []));
  const letters = places.map((at) => clean.text[at]).join('');
  return [...letters.matchAll(new RegExp(words.source, `${words.flags}g`))].map((found) => ({
    kind,
    from: places[found.index] ?? 0,
    to: (places[found.index + found[0].length - 1] ?? 0) + 1,
  }));
}

/** The first place where an expression matches the text with its signs. */
function signOf({ text }: CleanText, form: RegExp, kind: CleanMark['kind']): CleanMark[] {
  const found = form.exec(text);
  return found ? [{ kind, from: found.index, to: found.index + found[0].length }] : [];
}

function trialsIn(clean: CleanText): CleanMark[] {
  return [...marksOf(clean, testWords, 'test'), ...signOf(clean, markedTrial, 'test')];
}

function questionsIn(clean: CleanText): CleanMark[] {
  return [...marksOf(clean, textDoubts, 'doubt'), ...signOf(clean, crossedOut, 'doubt')];
}

/**
 * Whether a text holds a word of a trial, or one that takes a notice back or questions it, whatever stands between its letters. A bare no is
 * none: parameters of a message may have it for a value.
 */
export function noticeWordsIn(text: string): NoticeWords {
  const clean = cleanText(text);
  return {
    test: trialsIn(clean).length > 0,
    doubt: marksOf(clean, textDoubts, 'doubt').length > 0,
  };
}

interface Reading {
  facts: NoticeFacts;
  /** Days named anywhere in the text, so that a clause without one is not simply today. */
  anyDay: boolean;
  /** The text says that it was published on another day than it was sent. */
  otherDay: boolean;
  /** The text names another year than that of sending. */
  otherYear: boolean;
  doubtful: boolean;
}

function draftsOf(clause: Clause, { facts, anyDay, otherDay, otherYear, doubtful }: Reading): Draft[] {
  const doubts = new Set(clause.doubts);
  const today = clause.days.length === 0;
  if (otherYear || (today && anyDay) || (otherDay && (today || !clause.dated))) doubts.add('date');
  const uncertain = doubtful || doubts.has('state');
  const state = clause.state ?? { work: 'unknown', school: 'unknown', standardNotReached: false };
  const days = today ? [clause.doubts.has('date') ? null : facts.sent] : clause.days;
  const parts: NoticePart[] = clause.parts.length === 0 ? ['full'] : clause.parts;
  const areas: Area[] = clause.areas.length === 0 ? [{ county: null, district: null }] : clause.areas;
  return areas.flatMap((area) =>
    days.flatMap((day) =>
      parts.map((part) => ({
        ...{ area, county: area.county, day, part, from: clause.from, until: clause.until, doubts },
        leftOpen: today && isUndecided(state),
        work: uncertain && state.work === 'closed' ? ('unknown' as const) : state.work,
        school: uncertain && state.school === 'closed' ? ('unknown' as const) : state.school,
        standardNotReached: state.standardNotReached,
        narrowed: clause.narrowed,
        marks: clause.marks,
      })),
    ),
  );
}

/** Whether an area is, or may be, a district of a county: 信義區 alone may be Taipei's or Keelung's. */
function isWithin({ county, district }: Area, whole: Area): boolean {
  if (district === null || whole.district !== null || whole.county === null) return false;
  return county === null ? districtsOf(whole.county).includes(district) : county === whole.county;
}

function overlaps(one: Draft, other: Draft): boolean {
  return (
    isSameArea(one.area, other.area) &&
    one.day === other.day &&
    (one.part === other.part || one.part === 'full' || other.part === 'full')
  );
}

function windowOf({ part, from, until }: Draft): string {
  return [part, from, until].join();
}

/** A text that says two things of one area and day, or then that nothing is decided, says nothing of it; two windows wait for a person. */
function settleContradictions(drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const others = drafts.filter((other) => other !== draft && overlaps(draft, other));
    const leftOpen = drafts.some((other) => other.leftOpen && isSameArea(draft.area, other.area));
    // 高雄市停止上班（那瑪夏區照常上班）: the county is not closed as a whole.
    const excepted = drafts.some(({ area, work }) => work === 'open' && isWithin(area, draft.area));
    const undecided = excepted || leftOpen || others.some(isUndecided);
    const settled = (name: 'work' | 'school') =>
      undecided || others.some((other) => other[name] !== draft[name] && other[name] !== 'unknown')
        ? 'unknown'
        : draft[name];
    const doubts = new Set(draft.doubts);
    if (others.some((other) => windowOf(other) !== windowOf(draft))) doubts.add('window');
    return { ...draft, doubts, work: settled('work'), school: settled('school') };
  });
}

function itemOf(draft: Draft, facts: NoticeFacts, marks: readonly Mark[]): NoticeItem {
  const { area, day, part, from, until, work, school, narrowed } = draft;
  const why = judgeItem(draft, facts);
  const level = narrowed ? 'part_of_district' : area.district === null ? 'county' : 'district';
  return {
    ...{ county: area.county, district: area.district, level, date: dateOf(day), part },
    fromTime: from === null ? null : clockOf(from),
    untilTime: until === null ? null : clockOf(until),
    ...{ work, school, status: facts.status, sendable: why.length === 0, why, marks: [...marks] },
    closesServiceDay: why.length === 0 && level === 'county' && (part === 'full' || part === 'morning'),
  };
}

/** The same piece is told once, with the doubts of each time that it was said. */
function distinct(drafts: readonly Draft[]): Draft[] {
  const seen = new Map<string, Draft>();
  for (const draft of drafts) {
    const { area, day, part, from, until, work, school, narrowed } = draft;
    const key = JSON.stringify([area, day, part, from, until, work, school, narrowed]);
    const first = seen.get(key) ?? draft;
    seen.set(key, { ...first, doubts: new Set([...first.doubts, ...draft.doubts]) });
  }
  return [...seen.values()];
}

function countOf({ areas, days, parts }: Clause): number {
  return [areas, days, parts].reduce((product, { length }) => product * Math.max(length, 1), 1);
}

/** What is read of a text: its statements, else the areas that it names, else one that knows nothing. */
function toldIn({ clauses, mentioned }: ClauseReader): readonly Clause[] {
  const told = [clauses, mentioned].find(({ length }) => length > 0) ?? [emptyClause()];
  const count = told.reduce((sum, clause) => sum + countOf(clause), 0);
  return count > mostItems ? [emptyClause()] : told;
}

/**
 * Reads a government notice of a temporary day off, in the grammar of the national notices (docs/rules.md#announcements): one item for each area,
 * day and part of day. Whatever is doubtful is unknown, and an item with any doubt is not sendable. At least one item. Marks count UTF-16
 * units of the given text.
 */
export function parseNotice({ text, sentAt, status, msgType, asOf, beside }: NoticeInput): NoticeItem[] {
  const clean = cleanText(text);
  const tokens = tokensOf(clean.text);
  const assumed = taipeiDayOf((sentAt ?? asOf).getTime());
  const published = publishedDay(tokens, assumed);
  const sent = sentAt === null ? (published ?? assumed) : assumed;
  const tests = trialsIn(clean);
  const questions = questionsIn(clean);
  const facts = {
    status,
    msgType,
    asOf,
    sent,
    sentAt: sentAt ?? asOf,
    testWords: tests.length > 0 || beside?.test === true,
  };
  const reader = new ClauseReader(clean.text, sent);
  reader.read(tokens);
  const reading = {
    ...{ facts, anyDay: tokens.some(({ kind }) => kind === 'day') },
    otherYear: namesOtherYear(clean.text, sent),
    ...{ otherDay: published !== null && published !== sent, doubtful: questions.length > 0 || beside?.doubt === true },
  };
  const drafts = distinct(
    settleContradictions(distinct(toldIn(reader).flatMap((clause) => draftsOf(clause, reading)))),
  );
  const place = ({ kind, from, to }: CleanMark): Mark => ({
    ...{ kind, from: clean.at[from] ?? 0, to: clean.ends[to - 1] ?? 0 },
  });
  const ofText = [tests, questions].flatMap((marks) => marks.slice(0, mostMarks));
  return drafts.map((draft) => itemOf(draft, facts, [...draft.marks.slice(0, mostMarks), ...ofText].map(place)));
}
