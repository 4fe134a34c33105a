/**
 * Every kind of voice file that is taken, with the extensions it is usually given: the one list behind sniffing, the
 * wrong-extension warning, the file choosers of the pages and their help. The first extension names the kind.
 */
export const voiceFormats = {
  wav: ['wav', 'wave', 'rf64', 'bwf'],
  mp3: ['mp3', 'mp2', 'mpga', 'mpeg', 'mp1'],
  m4a: ['m4a', 'mp4', 'm4b', 'mov', '3gp', '3g2', '3gpp', 'aac', 'qt', 'qta'],
  flac: ['flac'],
  ogg: ['ogg', 'oga', 'opus', 'spx'],
  aac: ['aac', 'adts'],
  amr: ['amr', 'awb', '3ga'],
  wma: ['wma', 'asf'],
  aiff: ['aiff', 'aif', 'aifc'],
  webm: ['webm', 'mka', 'mkv', 'weba'],
  caf: ['caf'],
  au: ['au', 'snd'],
  w64: ['w64'],
} as const satisfies Record<string, readonly string[]>;

/** Extensions of telephone files without a head; such a file is read only when its sender names the type. */
export const headerlessExtensions = [
  ...['ulaw', 'ul', 'mulaw', 'mu', 'alaw', 'al', 'law', 'sln', 'slin', 'sln16', 'pcm', 'raw', 'g722', 'gsm', 'bin'],
] as const;

/** Kinds of telephone files without a head, as their sender names them. */
export const rawFormats = ['ulaw8k', 'alaw8k', 'slin8k', 'slin16k', 'g722', 'gsm'] as const;
export type RawFormat = (typeof rawFormats)[number];

/** What stands behind the last dot of a file's name, in small letters; empty where there is none. */
export function extensionOf(fileName: string): string {
  return /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/** A telephone file without a head, by its name: its sender has to say which kind it is. */
export function isHeaderlessName(fileName: string): boolean {
  return headerlessExtensions.some((name) => name === extensionOf(fileName));
}

/** Every extension that may be chosen on a page, once. */
export const chosenExtensions: readonly string[] = [
  ...new Set<string>([...Object.values(voiceFormats).flat(), ...headerlessExtensions.filter((name) => name !== 'bin')]),
];

/** For the `accept` attribute: phones grey out what it does not name. */
export const acceptedVoiceFiles = ['audio/*', ...chosenExtensions.map((name) => `.${name}`)].join(',');

/** Kinds that a help text names; the others are "and others". */
export const namedVoiceFormats = (['wav', 'mp3', 'm4a', 'flac', 'ogg', 'amr'] as const)
  .map((name) => name.toUpperCase())
  .join(' / ');
