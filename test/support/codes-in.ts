/** Text that no person should have to read: codes of programs, times in machine format, long durations in seconds. */
const codes: readonly [what: string, pattern: RegExp][] = [
  ['a time as programs write it', /\b\d{4}-\d\d-\d\dT\d\d:\d\d[^\s]*/g],
  ['a date as programs write it', /(?<![\d-])\d{4}-\d\d-\d\d(?![\w-]*\.[a-z0-9]{2,4}\b)(?!T)/g],
  // File names are the owner's choice.
  ['a code', /(?<![\w./@-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w@-]*(?:@|\.[a-z0-9]{2,4}\b))/g],
  ['a code', /(?<![\w./@-])(?!macOS|iPhone|iPad|iOS|iCalendar|kHz)[a-z]+[A-Z][A-Za-z]+\b/g],
  ['seconds where minutes are meant', /\b(?:[6-9]\d|\d{3,})\s?(?:seconds?\b|秒)/g],
  ['a value that is missing', /\b(?:undefined|NaN|null)\b|\[object \w+\]|\{\{?\w+\}?\}/g],
];

/** Finds them in a text that people read. */
export function codesIn(text: string): string[] {
  return codes.flatMap(([what, pattern]) => [...text.matchAll(pattern)].map(([found]) => `${what}: ${found}`));
}

/** Runs in a page: the visible text, without values meant for copying (ids, hashes, keys, addresses of files). */
export const textForPeople = `(() => {
  const verbatim = 'code, pre, kbd, samp, script, style, [data-verbatim]';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest(verbatim)) texts.push(node.textContent);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    if (element.closest(verbatim)) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
  }
  return texts.join('\\n');
})()`;
