import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { proofNames } from '../../src/contract/words/proof.ts';
import { vocabulary } from '../../src/contract/words/vocabulary.ts';
import type { Sentence } from '../../src/contract/words/wording.ts';
import { changeRequestLifecycle } from '../../src/domain/change-request/lifecycle.ts';
import { proofs } from '../../src/domain/change-request/proof.ts';
import { standardSlots } from '../../src/domain/line/line-config.ts';
import { peopleEn } from '../../src/web/features/people/words.en.ts';
import { peopleZhTw } from '../../src/web/features/people/words.zh-tw.ts';
import { en } from '../support/page-words.ts';
import { wordSentences } from './word-sentences.ts';

/** The rows of one table: English, Chinese, and the API's name. */
function tableOf(title: string): Map<string, Sentence> {
  const text = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');
  const section = text.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| English'));
  return new Map(
    rows.map((row) => {
      const [, en = '', zh = '', api = ''] = row.split('|').map((cell) => cell.trim());
      return [api.replaceAll('`', ''), { en, 'zh-TW': zh }];
    }),
  );
}

function named(
  names: readonly string[],
  of: (name: string) => Sentence | undefined,
): Map<string, Sentence | undefined> {
  return new Map(names.map((name) => [name, of(name)]));
}

describe('the words of the product', () => {
  it('say no English word twice in a row', () => {
    const told = wordSentences.map(({ at, sentence }) => `${at}: ${sentence.en}`);
    const pages = Object.entries(en).map(([at, words]) => `${at}: ${JSON.stringify(words)}`);
    const texts = [...told, ...pages];
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter((text) => /\b(?!had\b|that\b)([a-z]+) \1\b/i.test(text))).toEqual([]);
  });
});

describe('the glossary', () => {
  it('has every state of a request as the pages say it', () => {
    const states = Object.keys(changeRequestLifecycle);
    expect(tableOf('States')).toEqual(named(states, (state) => vocabulary.status?.[state]));
  });

  it('has every prompt', () => {
    expect(tableOf('Prompts')).toEqual(named(standardSlots, (slot) => vocabulary.slot?.[slot]));
  });

  it('has every proof; the two ways of reading back have one name', () => {
    expect(proofNames.readBack).toEqual(proofNames.settled);
    const told = proofs.filter((proof) => proof !== 'readBack');
    expect(tableOf('Proof')).toEqual(named(told, (proof) => proofNames[proof as keyof typeof proofNames]));
  });

  it('has every role', () => {
    const english = Object.entries(peopleEn.role);
    const chinese: Record<string, string> = peopleZhTw.role;
    expect(tableOf('People')).toEqual(new Map(english.map(([role, en]) => [role, { en, 'zh-TW': chinese[role] }])));
  });

  it('has the verbs of a job as refusals say them', () => {
    const verbs = tableOf('Verbs');
    expect(verbs.size).toBeGreaterThan(8);
    // Signing off by hand is an API term; the lifecycle has no action for it.
    for (const [action, said] of verbs) {
      if (action !== 'confirm') expect({ action, said }).toEqual({ action, said: vocabulary.action?.[action] });
    }
  });
});
