import { describe, expect, it } from 'vitest';
import { type EngineOptions, findEngine } from '../../src/connectors/audio/ffmpeg-engine.ts';

/** A machine that has only the npm packages. */
const bare: EngineOptions = { without: ['ffmpeg-static', 'path', 'configured', 'bwrap', 'unshare'] };

describe('the bundled ffmpeg of 2018 without any sandbox', () => {
  it('is refused outside a demonstration, with what to do', async () => {
    await expect(findEngine({ ...bare, refusesUnguarded: true })).rejects.toThrow(
      /build of 2018.*install ffmpeg, name one in FFMPEG_PATH, or install bubblewrap/,
    );
  });

  it('is used in a demonstration, with a warning', async () => {
    const { driver, warnings } = await findEngine(bare);
    expect(driver).toBe('ffmpeg-installer');
    expect(warnings).toContainEqual(expect.stringMatching(/for demonstrations only/));
  });
});
