/** Dates that a person names in a question, for a form that is filled in from it. */
const full = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/g;
const short = /(?<![\d/.-])(\d{1,2})\s*[/月]\s*(\d{1,2})(?![\d/])/g;
const months = 'january february march april may june july august september october november december'.split(' ');
const named = new RegExp(
  String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(${months.map((month) => `${month}|${month.slice(0, 3)}`).join('|')})\b`,
  'gi',
);
const namedFirst = new RegExp(
  String.raw`\b(${months.map((month) => `${month}|${month.slice(0, 3)}`).join('|')})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b`,
  'gi',
);

function dateOf(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isReal ? at.toISOString().slice(0, 10) : null;
}

/** A day without a year is the next one of that name, today included. */
function next(month: number, day: number, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const date = dateOf(year, month, day);
  return date !== null && date < today ? dateOf(year + 1, month, day) : date;
}

function monthOf(name: string): number {
  return months.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;
}

/** The days that a text names, in order and once each. `today` is a date in Taipei (`YYYY-MM-DD`). */
export function daysInText(text: string, today: string): string[] {
  const clean = text.normalize('NFKC');
  const found: { at: number; date: string | null }[] = [];
  const rest = clean.replace(full, (whole, year: string, month: string, day: string, at: number) => {
    found.push({ at, date: dateOf(Number(year), Number(month), Number(day)) });
    return ' '.repeat(whole.length);
  });
  for (const match of rest.matchAll(short))
    found.push({ at: match.index, date: next(Number(match[1]), Number(match[2]), today) });
  for (const match of rest.matchAll(named))
    found.push({ at: match.index, date: next(monthOf(match[2] ?? ''), Number(match[1]), today) });
  for (const match of rest.matchAll(namedFirst))
    found.push({ at: match.index, date: next(monthOf(match[1] ?? ''), Number(match[2]), today) });
  const dates = found.sort((one, other) => one.at - other.at).flatMap(({ date }) => date ?? []);
  return [...new Set(dates)];
}
