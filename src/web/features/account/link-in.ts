/** The first link in a mail's text. Undefined where there is none, or the text was erased. */
export function linkIn(body: string | null): string | undefined {
  return body?.match(/https?:\/\/[^\s<>"]+/)?.[0];
}
