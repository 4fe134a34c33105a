import { addDay, type Clause, type CleanMark, emptyClause } from './clause.ts';
import { isWeekday, resolveDay } from './notice-date.ts';
import type { MarkKind, NoticePart } from './notice-item.ts';
import { isUndecided } from './notice-state.ts';
import { minutesOf } from './notice-time.ts';
import { isSameArea, type Token } from './notice-tokens.ts';
import { announcing, isAsked, withoutFillers, withoutJoints } from './notice-words.ts';
import { PlaceReader } from './place-reader.ts';
import { SentenceReader } from './sentence-reader.ts';

/** Pieces of one statement; one of more is no sentence that people wrote. */
const mostMarks = 400;

/** Reads pieces one after another into clauses. What it does not understand becomes a doubt of the clause, never a guess. */
export class ClauseReader {
  readonly clauses: Clause[] = [];
  /** Areas that stand in the text without a state of their own. */
  readonly mentioned: Clause[] = [];
  #clause = emptyClause();
  /** The clause is complete: what comes next begins another. */
  #complete = false;
  /** Its areas are those of the clause before. */
  #inherited = false;
  #plain = '';
  /** What comes next is said of other areas than those named: 其他地區照常上班. */
  #elsewhere = false;
  #foreign = false;
  readonly #sentence = new SentenceReader();
  readonly #places = new PlaceReader();
  #lastDay: { to: number; day: number } | null = null;
  #endPart: NoticePart | null = null;
  /** A state stood before its areas. */
  #reversed = false;
  readonly #text: string;
  readonly #sent: number;

  constructor(text: string, sent: number) {
    this.#text = text;
    this.#sent = sent;
  }

  read(tokens: readonly Token[]): void {
    for (const [index, token] of tokens.entries()) this.#take(token, tokens[index - 1], tokens[index + 1]);
    this.#sentence.end(this.clauses, { asked: false });
    this.#leave();
  }

  #take(token: Token, before: Token | undefined, after: Token | undefined): void {
    if (token.kind === 'plain') {
      this.#takePlain(token, before);
      return;
    }
    this.#weighPlain();
    if (token.kind === 'stop') this.#stop(token);
    if (token.kind === 'area') this.#takeArea(token);
    if (token.kind === 'day') this.#takeDay(token);
    if (token.kind === 'weekday') this.#takeWeekday(token);
    if (token.kind === 'part') this.#takePart(token, before);
    if (token.kind === 'time') this.#takeTime(token, before);
    if (token.kind === 'state') this.#takeState(token, after);
    if (token.kind === 'courtesy' || token.kind === 'title') this.#foreign = true;
  }

  #takePlain(token: Token, before: Token | undefined): void {
    const character = this.#text.slice(token.from, token.to);
    // Words stuck to a state change it: 停止上班的, 停止上班嗎.
    if (before?.kind === 'state') this.clauses.at(-1)?.doubts.add('state');
    if (this.#plain === '' && before?.kind !== 'area') this.#plain = ' ';
    this.#plain += character;
    this.#sentence.add(character, token.to);
  }

  /** Judges the words that stood between two pieces, once the second is known. */
  #weighPlain(): void {
    const stuck = !this.#plain.startsWith(' ');
    const plain = this.#plain.trim();
    this.#plain = '';
    this.#sentence.part();
    if (/其[他它餘]/.test(plain)) this.#elsewhere = true;
    // 明天宣布停止上班: when it is announced, not when it begins.
    const { days, parts, from } = this.#clause;
    const timed = days.length > 0 || parts.length > 0 || from !== null;
    if (timed && !this.#complete && announcing.test(plain)) this.#clause.doubts.add('date');
    if (plain === '' || this.#complete || this.#clause.areas.length === 0) return;
    if (withoutJoints(plain) !== '') this.#foreign = true;
    if (withoutFillers(plain) === '') return;
    if (stuck) this.#clause.narrowed = true;
    else this.#clause.doubts.add('state');
  }

  #stop({ from }: Token): void {
    const sign = this.#text.charAt(from);
    if (sign === '\n') this.#places.nextLine();
    this.#sentence.end(this.clauses, { asked: isAsked(this.#text, from) });
    if (!this.#complete && sign !== '\n') this.#leave();
  }

  /** Drops a clause that got no state. */
  #leave(): void {
    if (this.#complete) return;
    this.#dropWindow();
    if (!this.#inherited && this.#clause.areas.length > 0) this.mentioned.push(this.#clause);
    this.#renew({ areas: [], days: [] });
  }

  /** A window without a state of its own was said of the states before it: 停止上班,自下午1時起. */
  #dropWindow(): void {
    if (this.#clause.marks.some(({ kind }) => kind === 'part' || kind === 'time'))
      this.#sentence.doubtWindows(this.clauses);
  }

  /** A window behind a state may be its own, not that of the next one: 停止上班至中午12時、停止上課. */
  #windowBehind({ isEnd, before }: { isEnd: boolean; before: Token | undefined }): void {
    const { parts, from, until } = this.#clause;
    const has = parts.length > 0 || from !== null || until !== null;
    if (this.#complete && (!has || isEnd || before?.kind === 'state')) this.#sentence.doubtWindows(this.clauses);
  }

  #renew({ areas, days }: Pick<Clause, 'areas' | 'days'>, marks: CleanMark[] = []): void {
    this.#clause = { ...emptyClause(), areas, days, marks };
    this.#complete = false;
    this.#inherited = areas.length > 0;
    this.#elsewhere = false;
    this.#foreign = false;
    this.#lastDay = null;
    this.#endPart = null;
  }

  /** Begins another clause about the areas of the one before; within its sentence about its days too. */
  #continue({ days }: { days: boolean }): void {
    if (!this.#complete) return;
    const { areas, days: former, dated, narrowed, marks, doubts, state } = this.#clause;
    const sameSentence = this.#sentence.has(this.clauses);
    this.#renew(
      { areas: this.#elsewhere ? [] : areas, days: days && sameSentence ? former : [] },
      marks.filter(({ kind }) => kind === 'area'),
    );
    this.#clause.narrowed = narrowed;
    this.#clause.dated = dated;
    if (doubts.has('area')) this.#clause.doubts.add('area');
    // 臺北市尚未宣布。明天停止上班: what is said further of these areas is not decided either.
    if (state && isUndecided(state)) this.#clause.doubts.add('state');
  }

  #takeArea(token: Token & { kind: 'area' }): void {
    const area = this.#places.place(token.area);
    if (this.#complete) {
      // 明天臺北市停止上班、新北市停止上班: a day in front of the areas goes for all of its sentence.
      const { days, marks } = this.#clause;
      const [day] = marks.filter(({ kind }) => kind === 'date');
      const [place] = marks.filter(({ kind }) => kind === 'area');
      const inFront = day !== undefined && place !== undefined && day.from < place.from;
      const sameSentence = this.#sentence.has(this.clauses);
      this.#renew({ areas: [], days: inFront && sameSentence ? days : [] });
    }
    if (this.#inherited) this.#dropWindow();
    if (this.#inherited || this.#foreign) this.#forgetAreas();
    const { areas, marks, doubts } = this.#clause;
    // 臺北市明天、新北市後天停止上班: whose day is which is not said.
    if (areas.length > 0 && marks.at(-1)?.kind !== 'area') doubts.add('date');
    const wider = areas.findIndex(({ county, district }) => county === area.county && district === null);
    if (area.district !== null && wider >= 0) areas.splice(wider, 1);
    if (!areas.some((each) => isSameArea(each, area))) areas.push(area);
    this.#mark('area', token);
  }

  /** 臺北市政府宣布，新北市…: the first was only mentioned. */
  #forgetAreas(): void {
    const clause = this.#clause;
    clause.areas = [];
    clause.narrowed = false;
    clause.doubts.delete('state');
    clause.marks = clause.marks.filter(({ kind }) => kind !== 'area');
    this.#inherited = false;
    this.#foreign = false;
  }

  #takeDay(token: Token & { kind: 'day' }): void {
    this.#continue({ days: false });
    const { day, sure } = resolveDay(token.day, this.#sent);
    const clause = this.#clause;
    this.#mark('date', token);
    if (!sure) clause.doubts.add('date');
    clause.dated &&= token.day.month !== null;
    const last = this.#lastDay;
    if (day !== null) addDay(clause, day, last && { day: last.day, between: this.#text.slice(last.to, token.from) });
    this.#lastDay = day === null ? null : { to: token.to, day };
  }

  #takeWeekday(token: Token & { kind: 'weekday' }): void {
    this.#continue({ days: false });
    const day = this.#lastDay?.day;
    if (day === undefined || !isWeekday(day, token.weekday)) this.#clause.doubts.add('date');
    if (this.#lastDay) this.#lastDay.to = token.to;
    this.#mark('date', token);
  }

  #takePart(token: Token & { kind: 'part' }, before: Token | undefined): void {
    this.#windowBehind({ isEnd: token.isEnd, before });
    this.#continue({ days: true });
    const { parts, doubts } = this.#clause;
    // From the morning on is more than the morning: 明天凌晨起停止上班.
    if (token.part === 'morning' && /^(?:起|開始)/.test(this.#text.slice(token.to, token.to + 2))) doubts.add('window');
    if (token.isEnd) {
      doubts.add('window');
      this.#endPart = token.part;
    } else if (!parts.includes(token.part)) parts.push(token.part);
    this.#mark('part', token);
  }

  #takeTime(token: Token & { kind: 'time' }, before: Token | undefined): void {
    this.#windowBehind({ isEnd: token.time.isEnd, before });
    this.#continue({ days: true });
    const clause = this.#clause;
    const isEnd = token.time.isEnd || this.#endPart !== null;
    const minutes = minutesOf({ ...token.time, isEnd }, this.#endPart ?? clause.parts.at(-1) ?? null);
    const name = isEnd ? 'until' : 'from';
    if (minutes === null || clause[name] !== null || isEnd) clause.doubts.add('window');
    clause[name] ??= minutes;
    this.#endPart = null;
    this.#mark('time', token);
  }

  #takeState(token: Token & { kind: 'state' }, after: Token | undefined): void {
    this.#continue({ days: true });
    const clause = this.#clause;
    clause.state = token.state;
    this.#mark('state', token);
    // The state stands before its areas: whose it is cannot be told, here and in what follows.
    const asHeading = after !== undefined && this.#text.charAt(after.from) === ':';
    if (clause.areas.length === 0 || asHeading || this.#reversed) clause.doubts.add('area');
    this.#reversed ||= clause.doubts.has('area');
    this.#sentence.weigh(clause);
    if (isUndecided(token.state)) this.#sentence.leaveOpen(token);
    this.clauses.push(clause);
    this.#complete = true;
  }

  #mark(kind: MarkKind, { from, to }: Token): void {
    const { marks, doubts } = this.#clause;
    if (marks.length < mostMarks) marks.push({ kind, from, to });
    else doubts.add('area');
  }
}
