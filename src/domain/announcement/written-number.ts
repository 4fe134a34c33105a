const figures = '〇一二三四五六七八九';
const tens: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };

/** What `writtenNumber` reads, for use within an expression. */
export const numberPattern = '(?:[0-9]{1,4}|[〇零一二三四五六七八九十百廿卅]{1,6})';

function digitOf(character: string): number {
  return figures.indexOf(character === '零' ? '〇' : character);
}

/** `24`, `二十四`, `廿四`, `一百一十三`, `一一三`, up to 9999. NaN for anything else. */
export function writtenNumber(text: string): number {
  if (/^[0-9]+$/.test(text)) return Number(text);
  const characters = [...text];
  if (characters.length > 0 && characters.every((each) => digitOf(each) >= 0)) {
    return Number(characters.map(digitOf).join(''));
  }
  const [, hundreds, ten, one] =
    /^(?:([一二三四五六七八九])百零?)?(廿|卅|[一二三四五六七八九]?十)?([一二三四五六七八九])?$/.exec(text) ?? [];
  if (hundreds === undefined && ten === undefined && one === undefined) return Number.NaN;
  const ofTen = ten === undefined ? 0 : (tens[ten] ?? (ten.length === 2 ? digitOf(ten.slice(0, 1)) * 10 : 10));
  return (hundreds ? digitOf(hundreds) * 100 : 0) + ofTen + (one ? digitOf(one) : 0);
}
