import { taipeiDayOf } from '../calendar/taipei-time.ts';
import { type Clause, type CleanMark, emptyClause } from './clause.ts';
import { ClauseReader } from './clause-reader.ts';
import { type CleanText, cleanText } from './clean-text.ts';
import { dateOf, judgeItem, type NoticeFacts, type Said } from './judge-item.ts';
import { resolveDay } from './notice-date.ts';
import type { Mark, NoticeItem, NoticePart, NoticeStatus, NoticeType } from './notice-item.ts';
import { clockOf } from './notice-time.ts';
import { type Area, type Token, tokensOf } from './notice-tokens.ts';
import { testWords, textDoubts } from './notice-words.ts';

export interface NoticeInput {
  text: string;
  /** Null where nobody said it: then the publication time in the text counts, else `asOf`. */
  sentAt: Date | null;
  status: NoticeStatus;
  msgType: NoticeType;
  asOf: Date;
}

/** One item before it is judged, with what decided it. */
interface Draft extends Said {
  area: Area;
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

/** Whether a text holds a word of a trial, whatever stands between its letters. */
export function saysTest(text: string): boolean {
  return marksOf(cleanText(text), testWords, 'test').length > 0;
}

interface Reading {
  facts: NoticeFacts;
  /** Days named anywhere in the text, so that a clause without one is not simply today. */
  anyDay: boolean;
  /** The text says that it was published on another day than it was sent. */
  otherDay: boolean;
  doubtful: boolean;
}

function draftsOf(clause: Clause, { facts, anyDay, otherDay, doubtful }: Reading): Draft[] {
  const doubts = new Set(clause.doubts);
  const today = clause.days.length === 0;
  if ((today && anyDay) || (otherDay && (today || !clause.dated))) doubts.add('date');
  const uncertain = doubtful || doubts.has('state');
  const state = clause.state ?? { work: 'unknown', school: 'unknown', standardNotReached: false };
  const days = today ? [clause.doubts.has('date') ? null : facts.sent] : clause.days;
  const parts: NoticePart[] = clause.parts.length === 0 ? ['full'] : clause.parts;
  const areas: Area[] = clause.areas.length === 0 ? [{ county: null, district: null }] : clause.areas;
  return areas.flatMap((area) =>
    days.flatMap((day) =>
      parts.map((part) => ({
        ...{ area, county: area.county, day, part, from: clause.from, until: clause.until, doubts },
        work: uncertain && state.work === 'closed' ? ('unknown' as const) : state.work,
        school: uncertain && state.school === 'closed' ? ('unknown' as const) : state.school,
        standardNotReached: state.standardNotReached,
        narrowed: clause.narrowed,
        marks: clause.marks,
      })),
    ),
  );
}

function overlaps(one: Draft, other: Draft): boolean {
  const sameArea = one.area.county === other.area.county && one.area.district === other.area.district;
  return sameArea && one.day === other.day && (one.part === other.part || one.part === 'full' || other.part === 'full');
}

/** A text that says two things of one area and day, or then that nothing is decided, says nothing of it. */
function settleContradictions(drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const others = drafts.filter((other) => other !== draft && overlaps(draft, other));
    // 高雄市停止上班（那瑪夏區照常上班）: the county is not closed as a whole.
    const excepted = drafts.some(
      ({ area, work }) =>
        draft.area.district === null && area.district !== null && area.county === draft.area.county && work === 'open',
    );
    const undecided = excepted || others.some(({ work, school }) => work === 'unknown' && school === 'unknown');
    const settled = (name: 'work' | 'school') =>
      undecided || others.some((other) => other[name] !== draft[name] && other[name] !== 'unknown')
        ? 'unknown'
        : draft[name];
    return { ...draft, work: settled('work'), school: settled('school') };
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

/** The same piece is told once. */
function distinct(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>();
  return drafts.filter(({ area, day, part, from, until, work, school, narrowed }) => {
    const key = JSON.stringify([area, day, part, from, until, work, school, narrowed]);
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * Reads a government notice of a temporary day off, in the grammar of the national notices (docs/rules.md#announcements): one item for each area,
 * day and part of day. Whatever is doubtful is unknown, and an item with any doubt is not sendable. At least one item. Marks count UTF-16
 * units of the given text.
 */
export function parseNotice({ text, sentAt, status, msgType, asOf }: NoticeInput): NoticeItem[] {
  const clean = cleanText(text);
  const tokens = tokensOf(clean.text);
  const assumed = taipeiDayOf((sentAt ?? asOf).getTime());
  const published = publishedDay(tokens, assumed);
  const sent = sentAt === null ? (published ?? assumed) : assumed;
  const tests = marksOf(clean, testWords, 'test');
  const questions = marksOf(clean, textDoubts, 'doubt');
  const facts = { status, msgType, asOf, sent, sentAt: sentAt ?? asOf, testWords: tests.length > 0 };
  const reader = new ClauseReader(clean.text, sent);
  reader.read(tokens);
  const { clauses, mentioned } = reader;
  const told = [clauses, mentioned, [emptyClause()]].find((each) => each.length > 0) ?? [];
  const reading = {
    ...{ facts, anyDay: tokens.some(({ kind }) => kind === 'day') },
    ...{ otherDay: published !== null && published !== sent, doubtful: questions.length > 0 },
  };
  const drafts = distinct(settleContradictions(told.flatMap((clause) => draftsOf(clause, reading))));
  const place = ({ kind, from, to }: CleanMark): Mark => ({
    ...{ kind, from: clean.at[from] ?? 0, to: clean.ends[to - 1] ?? 0 },
  });
  return drafts.map((draft) => itemOf(draft, facts, [...draft.marks, ...tests, ...questions].map(place)));
}
