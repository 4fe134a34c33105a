import type { OpenState } from './notice-item.ts';

/** What a notice says of work and school. A state that is not said is unknown. */
export interface WrittenState {
  work: OpenState;
  school: OpenState;
  /** Said as "the standard for a day off is not reached". */
  standardNotReached: boolean;
}

const standard =
  /(?<not>(?:並|仍|尚)?(?:未|不|沒有|無)|未能)?(?<reached>已|皆已|均已)?達(?:到)?(?:天然災害)?(?:停止|停)(?<one>上班|上課|辦公|班|課)(?:(?:及|、|與|和|暨|或|,)?(?:停止|停)?(?<other>上班|上課|班|課))?(?:之|的)?(?:標準|基準)/y;
const notSaid =
  /(?:尚|仍|還)?[未沒](?:有)?(?:宣布|公布|公告|決定|發布|接獲|收到|確定|確認|核定|核准|簽核|定案|通過)(?:停班停課|停止上班、?(?:停止)?上課)?(?:之|的)?(?:消息|訊息|通知)?|尚未列入警戒區|未列入警戒區/y;
const verb =
  /(?<not>(?:並未|並無|沒有|無須|無需|毋須|毋需|不用|不必|不會|不予|不需|暫不|尚未|仍未|不|未|無|沒|毋|免|非){1,4})(?:停止|暫停|停)|(?<closed>停止|暫停|停)|(?<open>(?:恢復)?(?:照常|正常|如常)|恢復)/y;
const thing = /(?<work>上班|辦公|班)|(?<school>上課|課)/y;
const joint = /[、,及與和暨並且而但]*/y;
const turned = /上班(?:及|、|與|和|,)?上課(?:均|都|皆)?(?:照常|正常|如常)/y;

/** Behind these words a closure is a title or a topic, not a statement. */
const topic =
  /(?:一覽|列表|通知|訊息|資訊|情形|情況|消息|公告|與否|作業|辦法|查詢|網|專區|新聞|機率|條件|規定|措施|資料|參考|狀況|標準|基準|(?:的|之)?(?:縣市|地區|區域))/y;
const forOneDay = /[一1乙](?:天|日)/y;

function match(form: RegExp, text: string, at: number): RegExpExecArray | null {
  form.lastIndex = at;
  return form.exec(text);
}

type Said = { work: OpenState | null; school: OpenState | null };

/** Two different states of one thing are none. */
function join(said: OpenState | null, next: OpenState): OpenState {
  return said === null || said === next ? next : 'unknown';
}

function sayThing(said: Said, found: RegExpExecArray, state: OpenState): void {
  if (found.groups?.work) said.work = join(said.work, state);
  else said.school = join(said.school, state);
}

/** `停止上班、照常上課`, `停班停課`, `照常上班上課`: verbs, each with its things. Null where none begins. */
function readVerbs(text: string, at: number): { end: number; said: Said } | null {
  const said: Said = { work: null, school: null };
  let end: number | null = null;
  let state: OpenState | null = null;
  // Whether a negation goes for what is said behind it as well cannot be told: 沒有停課停班.
  let denied = false;
  for (let next = at; ; ) {
    const start: number = end === null ? next : next + (match(joint, text, next)?.[0].length ?? 0);
    const word = match(verb, text, start);
    const of: number = word ? start + word[0].length : start;
    const found = match(thing, text, of);
    if (!found || (word === null && state === null)) break;
    if (word) state = word.groups?.closed ? (denied ? 'unknown' : 'closed') : 'open';
    denied ||= word?.groups?.not !== undefined;
    sayThing(said, found, state ?? 'unknown');
    end = next = of + found[0].length;
  }
  return end === null ? null : { end, said };
}

function ofStandard(found: RegExpExecArray): WrittenState {
  const { not, reached, one = '', other = '' } = found.groups ?? {};
  // "達標準" alone may be a forecast.
  const state: OpenState = not ? 'open' : reached ? 'closed' : 'unknown';
  const things = one + other;
  return {
    work: /班|辦公/.test(things) ? state : 'unknown',
    school: things.includes('課') ? state : 'unknown',
    standardNotReached: state === 'open',
  };
}

const unsaid: WrittenState = { work: 'unknown', school: 'unknown', standardNotReached: false };

/** Whether a state says neither of work nor of school what holds: nothing is decided yet, or it is a forecast. */
export function isUndecided({ work, school }: WrittenState): boolean {
  return work === 'unknown' && school === 'unknown';
}

/**
 * The state written at a place of a cleaned text, negations first: 未達停止上班及上課標準 contains 停止上班. `state` is null for a title
 * (停班停課通知), which says nothing. Null where none begins.
 */
export function readState(text: string, at: number): { length: number; state: WrittenState | null } | null {
  const ofStandards = match(standard, text, at);
  if (ofStandards) return { length: ofStandards[0].length, state: ofStandard(ofStandards) };
  const nothing = match(notSaid, text, at);
  if (nothing) return { length: nothing[0].length, state: unsaid };
  const around = match(turned, text, at);
  if (around) return { length: around[0].length, state: { work: 'open', school: 'open', standardNotReached: false } };
  const verbs = readVerbs(text, at);
  if (verbs === null) return null;
  const { said, end } = verbs;
  const title = match(topic, text, end);
  if (title) return { length: end + title[0].length - at, state: null };
  const length = end - at + (match(forOneDay, text, end)?.[0].length ?? 0);
  return {
    length,
    state: { work: said.work ?? 'unknown', school: said.school ?? 'unknown', standardNotReached: false },
  };
}
