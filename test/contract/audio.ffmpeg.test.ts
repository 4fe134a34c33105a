import { describe, expect, it } from 'vitest';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { systemFfmpeg } from '../support/audio-jobs.ts';
import { audioSuite } from './audio.suite.ts';

const guards = ['env', 'setpriv', 'prlimit', 'nice', 'ionice', 'bwrap', 'unshare'] as const;

audioSuite({ name: 'the best ffmpeg of this machine', open: () => createFfmpegAudio(), decodesEverything: true });

audioSuite({
  name: 'the bundled ffmpeg of 2018, without any guard program',
  open: () => createFfmpegAudio({ without: ['configured', 'ffmpeg-static', 'path', ...guards] }),
  decodesEverything: true,
});

describe('finding an ffmpeg', () => {
  it('says what is missing around the bundled one', async () => {
    const audio = await createFfmpegAudio({ without: ['ffmpeg-static', 'path', ...guards] });
    const { driver, sandbox, warnings } = audio.describe();
    expect(driver).toBe('ffmpeg:ffmpeg-installer');
    expect(sandbox).toBe('none');
    expect(warnings.join('\n')).toMatch(/2018[\s\S]*sandbox[\s\S]*setpriv[\s\S]*prlimit/);
    await audio.close();
  });

  it('skips a configured path that is not an ffmpeg, and says so', async () => {
    const audio = await createFfmpegAudio({ ffmpegPath: '/bin/true' });
    expect(audio.describe().driver).not.toBe('ffmpeg:configured');
    expect(audio.describe().warnings[0]).toContain('/bin/true');
    await audio.close();
  });

  const system = systemFfmpeg();
  it.skipIf(system === null)('prefers the configured one', async () => {
    const audio = await createFfmpegAudio({ ffmpegPath: system });
    expect(audio.describe()).toMatchObject({ driver: 'ffmpeg:configured' });
    await audio.close();
  });

  it('fails at once where there is none at all', async () => {
    const without = ['configured', 'ffmpeg-static', 'path', 'ffmpeg-installer'] as const;
    await expect(createFfmpegAudio({ without })).rejects.toThrow('no ffmpeg found');
  });
});
