/** The link that a mail was written for: the first one in its text. Undefined where there is none, or the text was erased. */
export function linkIn(body: string | null): string | undefined {
  return body?.match(/https?:\/\/[^\s<>"]+/)?.[0];
}
