import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileSamples } from '../../fixtures/hostile/samples.ts';
import { makeWav, voiceLike } from '../../fixtures/hostile/wav-bytes.ts';
import type { AudioProcessor, JoinedFile } from '../../src/connectors/audio/audio.port.ts';
import { checkBytes, codesOf, workFolderPrefix } from '../support/audio-jobs.ts';

export interface AudioSuite {
  name: string;
  open: () => Promise<AudioProcessor>;
  /** False for the in-memory twin, which decodes only plain WAV. */
  decodesEverything: boolean;
}

const voice = makeWav({ seconds: 4, sample: voiceLike() });
const rates: Record<string, number> = { wav8k: 16_000, ulaw8k: 8_000, alaw8k: 8_000, g722: 8_000, wav16k: 32_000 };

/** The contract of every audio processor. */
export function audioSuite(suite: AudioSuite): void {
  describe(`audio processor: ${suite.name}`, () => {
    let audio: AudioProcessor;
    beforeAll(async () => {
      audio = await suite.open();
    });
    afterAll(() => audio?.close());

    it('accepts a plain voice and delivers every rendition of the profile at its length, with its hash', async () => {
      const result = await checkBytes(audio, voice);
      expect(result.verdict).toBe('accepted');
      expect(result.profileId).toBe('telephony-v1');
      expect(result.engine).not.toBe('');
      expect(result.renditions.map(({ name }) => name)).toEqual(['wav8k', 'ulaw8k', 'alaw8k', 'g722', 'wav16k']);
      for (const { name, size, sha256 } of result.renditions) {
        const bytes = result.bytes[name] as Buffer;
        expect(bytes.length).toBe(size);
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
        const head = name.startsWith('wav') ? 44 : 0;
        expect(Math.abs((size - head) / (rates[name] as number) - 4)).toBeLessThan(0.02);
      }
      expect(result.measurements).toMatchObject({ channels: 1, sampleRateHz: 16_000, container: 'WAV' });
      expect(result.measurements?.durationSeconds).toBeCloseTo(4, 2);
    });

    it('gives 20 pairs of peaks a second, each the lowest and the highest of its twentieth', async () => {
      const { peaks } = await checkBytes(audio, voice);
      expect(peaks).toHaveLength(4 * 20 * 2);
      expect(peaks.every((peak) => Number.isInteger(peak) && peak >= -128 && peak <= 127)).toBe(true);
      expect(Math.max(...peaks)).toBeGreaterThan(10);
    });

    it('makes the renditions from the repaired voice, says what was done, and leaves the master as it was', async () => {
      const late = makeWav({ seconds: 6, sample: (time) => (time < 2 ? 0 : voiceLike()(time)) });
      const plain = await checkBytes(audio, late);
      expect(codesOf(plain)).toContain('long_leading_silence');
      expect(plain.repaired).toBeNull();
      const repair = { steps: [{ kind: 'trim_silence' as const }], joined: [] };
      const result = await checkBytes(audio, late, { repair });
      expect(codesOf(result)).not.toContain('long_leading_silence');
      expect(result.repaired).toEqual([{ kind: 'trim_silence', startSeconds: 1.8, endSeconds: expect.any(Number) }]);
      const seconds = result.measurements?.durationSeconds ?? 0;
      expect(seconds).toBeLessThan(4.3);
      for (const name of ['ulaw8k', 'alaw8k'])
        expect(Math.abs((result.bytes[name] as Buffer).length / 8_000 - seconds)).toBeLessThan(0.03);
      expect(Math.abs(result.peaks.length / 40 - seconds)).toBeLessThan(0.06);
      expect(result.files).toEqual(plain.files);
    });

    it('joins two files with a pause, and refuses what becomes too long or cannot be read', async () => {
      const folder = mkdtempSync(join(tmpdir(), workFolderPrefix));
      const put = (name: string, bytes: Buffer) => {
        writeFileSync(join(folder, name), bytes);
        return { masterPath: join(folder, name), fileName: `${name}.wav`, rawFormat: null };
      };
      const join2 = { kind: 'join' as const, promptId: 'b', pauseSeconds: 0.5 };
      const joinWith = (joined: JoinedFile) =>
        checkBytes(audio, voice, { repair: { steps: [join2], joined: [joined] } });
      try {
        const result = await joinWith(put('b', makeWav({ seconds: 3, rateHz: 44_100, sample: voiceLike() })));
        expect(result.verdict).not.toBe('rejected');
        expect(result.repaired).toEqual([join2]);
        expect(result.measurements?.durationSeconds).toBeCloseTo(7.5, 1);
        const long = put('long', makeWav({ seconds: 598, rateHz: 8_000, sample: () => 0.1 }));
        expect(codesOf(await joinWith(long))).toEqual(['too_long']);
        expect(codesOf(await joinWith(put('text', Buffer.from('not a sound'))))).toEqual(['not_audio']);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

    it('leaves nothing in the folder but the master and the renditions', async () => {
      const accepted = await checkBytes(audio, voice);
      expect(accepted.files).toHaveLength(6);
      const refused = await checkBytes(audio, makeWav({ seconds: 1, sample: () => 0 }));
      expect(refused.files).toEqual(['master']);
    });

    it('gives the same bytes for the same file', async () => {
      const [one, other] = [await checkBytes(audio, voice), await checkBytes(audio, voice)];
      expect(one.renditions.map(({ sha256 }) => sha256)).toEqual(other.renditions.map(({ sha256 }) => sha256));
    });

    it('warns of a wrong extension and judges the content all the same', async () => {
      const result = await checkBytes(audio, voice, { fileName: 'voice.mp3' });
      expect(result.findings).toEqual([
        { code: 'wrong_extension', severity: 'warning', params: { extension: 'mp3', actual: 'WAV' } },
      ]);
      expect(result.verdict).toBe('accepted_with_warnings');
    });

    it('refuses more than 50 MiB without reading it', async () => {
      const result = await checkBytes(audio, Buffer.alloc(50 * 1024 * 1024 + 1));
      expect(codesOf(result)).toEqual(['too_large']);
      expect(result.renditions).toEqual([]);
    });

    it('stops when it is told to, with the reason it was given', async () => {
      const controller = new AbortController();
      const reason = new Error('shutting down');
      controller.abort(reason);
      await expect(checkBytes(audio, voice, { signal: controller.signal })).rejects.toBe(reason);
    });

    it('treats an unknown profile as our own fault', async () => {
      await expect(checkBytes(audio, voice, { profileId: 'no-such' })).rejects.toThrow('no-such');
    });

    const samples = hostileSamples.filter(
      ({ fileName }) => suite.decodesEverything || /\.(wav|pls|m3u|xspf|sdp|asf|wma)$/.test(fileName),
    );
    it.each(samples)('$name: $refusedAs', async ({ bytes, fileName, refusedAs }) => {
      const result = await checkBytes(audio, bytes(), { fileName });
      if (refusedAs === null) {
        expect(result.verdict).not.toBe('rejected');
        expect(result.renditions).toHaveLength(5);
      } else {
        expect(codesOf(result)).toEqual([refusedAs]);
        expect(result.verdict).toBe('rejected');
        expect(result.renditions).toEqual([]);
      }
    });
  });
}
