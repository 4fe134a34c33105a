/** What mail programs turn into a link or an address, with the signs of full width that browsers take for them. */
const joints = /(?<=\S)[.:/\\@．。｡：／＠](?=\S)/gu;
const longestShown = 80;

/** Scheme, `www.`, an address, or a domain under an ending that people use. */
const link =
  /:\/\/|\bwww\.|@|[\p{L}\p{N}-]\.(com|net|org|info|biz|io|co|me|app|dev|xyz|top|site|online|shop|link|click|live|tw|cn|hk|jp|ru)(?![\p{L}\p{N}])/iu;

/** Whether a person's name holds a web or mail address: nobody is called so, and the name stands in mails to strangers. */
export function holdsLink(name: string): boolean {
  return link.test(name);
}

/** A name as it stands in a mail: one line, not long, and nothing in it becomes a link, whatever a company is called. */
export function nameInMail(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const short = [...line].length > longestShown ? `${[...line].slice(0, longestShown).join('')}…` : line;
  return short.replace(joints, '$& ');
}
