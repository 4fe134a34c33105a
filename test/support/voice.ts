import { makeWav, voiceLike } from '../../fixtures/hostile/wav-bytes.ts';

/** Lines of the demonstration, by their use in tests. */
export const demoNumbers = {
  directory: '+886255501001',
  second: '+886255501002',
  manual: '+886455501003',
  enterprise: '+886355502001',
  trial: '+886655503001',
} as const;

/** Two seconds that pass every check; another level is another recording. */
export function voice(level = 0.5): Buffer {
  return makeWav({ seconds: 2, sample: voiceLike(level) });
}

/** An empty recording, which is refused. */
export function silence(): Buffer {
  return makeWav({ seconds: 2, sample: () => 0 });
}
