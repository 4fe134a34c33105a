import type { Language } from '../../deps.ts';

/**
 * Chooses the reader's language: the best of `Accept-Language` that we have; Taiwan's Chinese when a browser accepts only
 * others.
 * Programs (curl, an HTTP library) send nothing or `*`; programmers read their answers, so they get English.
 */
export function preferredLanguage(header: string | undefined): Language {
  if (header === undefined || /^\s*\*?\s*$/.test(header)) return 'en';
  const wishes = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters
        .map((parameter) => /^\s*q=([0-9.]+)/.exec(parameter)?.[1])
        .find((value) => value !== undefined);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((wish) => wish.quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { tag } of wishes) {
    if (tag.startsWith('zh')) return 'zh-TW';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-TW';
}
