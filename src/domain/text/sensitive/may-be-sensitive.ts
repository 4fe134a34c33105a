const fourDigits = /(?:[\d\uff10-\uff19][^\d\uff10-\uff19]*){4}/;
const words =
  /密碼|帳密|口令|驗證碼|金鑰|權杖|私鑰|pass|pwd|key|token|secret|bearer|\bpin\b|\botp\b|akia|asia|eyj|xox|aiza|gh[a-z]_|sk[-_]/i;

/** Whether a text is worth a closer look: every kind needs some digits or a word, and most texts have neither. */
export function mayBeSensitive(text: string): boolean {
  return fourDigits.test(text) || words.test(text);
}
