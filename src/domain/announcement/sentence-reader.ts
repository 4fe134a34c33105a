import type { Clause, CleanMark } from './clause.ts';
import { sentenceDoubts } from './notice-words.ts';

/** Watches the words of a sentence that nothing has read: a negation, a condition or a question makes its states uncertain. */
export class SentenceReader {
  #plain = '';
  #first = 0;
  #doubt: CleanMark | null = null;

  /** A character nothing has read; `to` is its end in the cleaned text. */
  add(character: string, to: number): void {
    this.#plain += character;
    if (this.#doubt !== null) return;
    const found = sentenceDoubts.exec(this.#plain);
    if (found) this.#doubt = { kind: 'doubt', from: to - found[0].length, to };
  }

  /** Words on both sides of a read piece are not one word. */
  part(): void {
    this.#plain += '|';
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
  }
}
