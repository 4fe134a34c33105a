/** Names of file formats, the same in every language. */
const names: Record<string, string> = {
  wav8k: 'WAV 8 kHz',
  wav16k: 'WAV 16 kHz',
  ulaw8k: 'μ-law 8 kHz',
  alaw8k: 'A-law 8 kHz',
  g722: 'G.722',
};

export const renditions = Object.keys(names);

export function renditionName(code: string): string {
  return names[code] ?? code;
}
