/** Characters that mail programs turn into a link or an address, including full-width forms that browsers treat alike. */
const joints = /(?<=\S)[.:/\\@．。｡：／＠](?=\S)/gu;
const longestShown = 80;

/** A scheme, `www.`, an address, or a domain with a common ending. */
const link =
  /:\/\/|\bwww\.|@|[\p{L}\p{N}-]\.(com|net|org|info|biz|io|co|me|app|dev|xyz|top|site|online|shop|link|click|live|tw|cn|hk|jp|ru)(?![\p{L}\p{N}])/iu;

/** Whether a person's name contains a web or mail address. Refused, because the name appears in mails to strangers. */
export function holdsLink(name: string): boolean {
  return link.test(name);
}

/** Formats a name for a mail: one line, shortened, and nothing in it becomes a link, whatever a company is called. */
export function nameInMail(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const short = [...line].length > longestShown ? `${[...line].slice(0, longestShown).join('')}…` : line;
  return short.replace(joints, '$& ');
}
