/** What people write who want another menu, rather than another recording or other hours (docs/rules.md#quotes). */
const words =
  /\bivr\b|voice menu|call flow|(add|another|new|extra)\s+(a\s+|menu\s+)?(key|option)\b|按鍵|選單|流程|語音樹|轉接到?分機/i;

/** Whether a note asks for a redesign: a hint, never a refusal. */
export function asksForRedesign(text: string): boolean {
  return words.test(text);
}
