import type { Clause, CleanMark } from './clause.ts';
import { longestSentenceDoubt, sentenceDoubts } from './notice-words.ts';

/** Watches the words of a sentence that nothing has read: a negation, a condition or a question makes its states uncertain. */
export class SentenceReader {
  /** The end of what was not read, no longer than the longest word that is looked for. */
  #plain = '';
  #first = 0;
  /** Clauses before this one have their windows doubted, or stand in another sentence. */
  #windows = 0;
  #doubt: CleanMark | null = null;
  #open: CleanMark | null = null;

  /** A character nothing has read; `to` is its end in the cleaned text. */
  add(character: string, to: number): void {
    this.#plain = (this.#plain + character).slice(-longestSentenceDoubt);
    if (this.#doubt !== null) return;
    const found = sentenceDoubts.exec(this.#plain);
    if (found) this.#doubt = { kind: 'doubt', from: to - found[0].length, to };
  }

  /** Words on both sides of a read piece are not one word. */
  part(): void {
    this.#plain += '|';
  }

  /** A state that says "nothing is decided": whatever the sentence says behind it is not decided either. */
  leaveOpen({ from, to }: Pick<CleanMark, 'from' | 'to'>): void {
    this.#open ??= { kind: 'doubt', from, to };
  }

  /** Makes a clause of the sentence doubtful if something before it leaves it open. */
  weigh(clause: Clause): void {
    if (this.#open === null) return;
    clause.marks.push(this.#open);
    clause.doubts.add('state');
  }

  /** Nobody can tell whose window was said: that of the last clause, or of all in the sentence. */
  doubtWindows(clauses: readonly Clause[]): void {
    for (const clause of clauses.slice(Math.max(this.#first, this.#windows))) clause.doubts.add('window');
    clauses.at(-1)?.doubts.add('window');
    this.#windows = clauses.length;
  }

  /** Whether one of the clauses belongs to the sentence. */
  has(clauses: readonly Clause[]): boolean {
    return this.#first < clauses.length;
  }

  end(clauses: readonly Clause[], { asked }: { asked: boolean }): void {
    for (const clause of clauses.slice(this.#first)) {
      if (this.#doubt) clause.marks.push(this.#doubt);
      if (this.#doubt || asked) clause.doubts.add('state');
    }
    this.#plain = '';
    this.#first = clauses.length;
    this.#doubt = null;
    this.#open = null;
  }
}
