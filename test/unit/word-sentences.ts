import { readdirSync } from 'node:fs';
import type { Sentence } from '../../src/contract/words/wording.ts';

/** Every sentence of a module, with where it stands; `{ en: { a, b }, 'zh-TW': { a, b } }` counts as sentences `a` and `b`. */
function sentencesIn(value: unknown, at: string): { at: string; sentence: Sentence }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { en, 'zh-TW': chinese } = value as Partial<Record<keyof Sentence, unknown>>;
  if (typeof en === 'string' && typeof chinese === 'string') return [{ at, sentence: { en, 'zh-TW': chinese } }];
  if (typeof en === 'object' && typeof chinese === 'object' && en !== null && chinese !== null) {
    return Object.keys({ ...en, ...chinese }).flatMap((key) =>
      sentencesIn(
        { en: (en as Record<string, unknown>)[key] ?? '', 'zh-TW': (chinese as Record<string, unknown>)[key] ?? '' },
        `${at}.${key}`,
      ),
    );
  }
  return Object.entries(value).flatMap(([key, each]) => sentencesIn(each, `${at}.${key}`));
}

export async function modulesIn(folder: string): Promise<{ file: string; exports: Record<string, unknown> }[]> {
  const address = new URL(`../../${folder}/`, import.meta.url);
  const files = readdirSync(address).filter((file) => file.endsWith('.ts'));
  return await Promise.all(files.map(async (file) => ({ file, exports: await import(new URL(file, address).href) })));
}

/** Every sentence the contract's words hold. */
export const wordSentences = (await modulesIn('src/contract/words')).flatMap(({ file, exports }) =>
  sentencesIn(exports, file),
);
