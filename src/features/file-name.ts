import { isVisible, plainLine } from '../domain/text/plain-text.ts';
import { type MaskingTerms, maskText } from '../domain/text/sensitive/mask-text.ts';

/**
 * The name of a file as it is stored. Names are only shown to people: the path and invisible characters are removed (macOS sends
 * NFD), sensitive values masked, the length limited.
 */
export function cleanFileName(name: string, { tagOf }: Pick<MaskingTerms, 'tagOf'>, nameless = 'upload'): string {
  const { text } = maskText(plainLine(name.split(/[\\/]/).at(-1) ?? ''), { tagOf });
  return isVisible(text) ? [...text].slice(0, 200).join('').trim() : nameless;
}
