import { afterAll, beforeAll, expect, it } from 'vitest';
import { voiceMemo } from '../../fixtures/hostile/voice-memo.ts';
import { voiceLike } from '../../fixtures/hostile/wav-bytes.ts';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { checkBytes, codesOf } from '../support/audio-jobs.ts';

let audio: AudioProcessor;
beforeAll(async () => {
  audio = await createFfmpegAudio();
});
afterAll(() => audio?.close());

it('a memo of a phone whose first track nobody can read is accepted, with its voice', async () => {
  const memo = voiceMemo({ seconds: 4, rateHz: 44_100, sample: voiceLike(0.4) });
  const result = await checkBytes(audio, memo, { fileName: 'New Recording 3.qta' });
  expect(result.verdict).not.toBe('rejected');
  expect(codesOf(result)).not.toContain('wrong_extension');
  expect(result.measurements).toMatchObject({ durationSeconds: expect.closeTo(4, 1), sampleRateHz: 44_100 });
  expect(result.renditions).toHaveLength(5);
});
