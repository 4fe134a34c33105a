import { describe, expect, it } from 'vitest';
import { wordsOfEntries } from '../../../src/features/change-requests/moving/conversation.ts';

function entry(action: string, minute: number) {
  return { action: `change_request.${action}`, at: new Date(Date.UTC(2026, 2, 4, 10, minute)) };
}

function said(kind: 'question' | 'answer', minute: number, words: string) {
  return { kind, words, at: new Date(Date.UTC(2026, 2, 4, 10, minute)) };
}

describe('the words of a timeline', () => {
  it('stand with the step that said them, and with no other of the same instant', () => {
    const entries = [
      entry('filed', 0),
      entry('askCustomer', 1),
      entry('provide', 2),
      entry('take', 2),
      entry('provide', 9),
    ];
    const messages = [said('question', 1, 'Which?'), said('answer', 2, 'This one.')];
    expect(wordsOfEntries(entries, messages)).toEqual([null, 'Which?', 'This one.', null, null]);
  });

  it('are given out one by one where two steps are of one instant', () => {
    const entries = [entry('askCustomer', 1), entry('provide', 1), entry('askCustomer', 1), entry('provide', 1)];
    const messages = [
      said('question', 1, 'First?'),
      said('answer', 1, 'Yes.'),
      said('question', 1, 'Second?'),
      said('answer', 1, 'No.'),
    ];
    expect(wordsOfEntries(entries, messages)).toEqual(['First?', 'Yes.', 'Second?', 'No.']);
  });
});
