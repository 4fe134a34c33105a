/** The bytes of a text as Excel in Taiwan saves it. @throws Error for a character that Big5 does not have. */
export function big5(text: string): Buffer {
  return Buffer.from([...text].flatMap((letter) => (letter < '\x80' ? [letter.charCodeAt(0)] : bytesOf(letter))));
}

let pairs: Map<string, number[]> | undefined;

function bytesOf(letter: string): number[] {
  pairs ??= allPairs();
  const bytes = pairs.get(letter);
  if (bytes === undefined) throw new Error(`${letter} is not in Big5`);
  return bytes;
}

function allPairs(): Map<string, number[]> {
  const decoder = new TextDecoder('big5');
  const found = new Map<string, number[]>();
  for (let first = 0xa1; first <= 0xf9; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const letter = decoder.decode(Buffer.from([first, second]));
      if ([...letter].length === 1 && !found.has(letter)) found.set(letter, [first, second]);
    }
  return found;
}
