import { copyFileSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWav, noise, voiceLike, type WavShape } from '../../fixtures/hostile/wav-bytes.ts';
import { type AudioProcessor, UnlikeSourceError } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import type { FfmpegRun } from '../../src/connectors/audio/ffmpeg-plan.ts';
import { runFfmpeg } from '../../src/connectors/audio/ffmpeg-runner.ts';
import { shippedFile } from '../../src/shared/project-root.ts';
import { checkBytes } from '../support/audio-jobs.ts';

const greeting = readFileSync(shippedFile('fixtures', 'audio', 'greeting.wav'));
const hiss = noise(5);
const hissing = makeWav({ seconds: 6, sample: () => hiss() * 0.2 });

/** A fault in one run of ffmpeg: a changed plan, or changed files afterwards. */
interface Sabotage {
  plan?: (graph: string) => string;
  after?: (pathOf: (name: string) => string) => void;
}

let sabotage: Sabotage = {};
let audio: AudioProcessor;

beforeAll(async () => {
  audio = await createFfmpegAudio({
    async run(run, options) {
      const report = await runFfmpeg(changed(run), options);
      sabotage.after?.((name) => join(options.folder, name));
      return report;
    },
  });
});
afterAll(() => audio?.close());

function changed(run: FfmpegRun): FfmpegRun {
  const { plan } = sabotage;
  if (!plan) return run;
  const outputs = run.outputs.map((output) => ({
    ...output,
    options: output.options.map((option, index) =>
      output.options[index - 1] === '-filter_complex' ? plan(option) : option,
    ),
  }));
  return { ...run, outputs };
}

const isRender = (graph: string) => graph.includes('alimiter');
const inRender = (filter: string) => (graph: string) =>
  isRender(graph) ? graph.replace('asetpts=PTS-STARTPTS', `asetpts=PTS-STARTPTS,${filter}`) : graph;
const inVoice = (filter: string) => (graph: string) =>
  isRender(graph) ? graph : graph.replace('[voice]', `,${filter}[voice]`);
const inBranch = (label: string, filter: string) => (graph: string) =>
  isRender(graph) ? `${graph.replace(`[${label}]`, `[${label}x]`)};[${label}x]${filter}[${label}]` : graph;
const constant = 'aeval=0.2:c=same';

const sabotages: [string, Sabotage][] = [
  ['the render gives a constant level', { plan: inRender(constant) }],
  ['the render gives a tone', { plan: inRender("aeval='0.2*sin(5000*t)':c=same") }],
  ['the render gives silence', { plan: inRender('volume=0') }],
  ['the render loses the second half', { plan: inRender('atrim=end=3') }],
  ['the render plays at double speed', { plan: inRender('atempo=2') }],
  ['the render comes half a second late', { plan: inRender('adelay=500,atrim=end=10') }],
  ['the render is silent from the second second on', { plan: inRender("volume='lt(t,2)':eval=frame") }],
  ['one rendition alone is silent', { plan: inBranch('alaw8k', 'volume=0') }],
  ['one rendition alone is 12 dB too loud', { plan: inBranch('g722', 'volume=12dB') }],
  ['the voice between the runs is a constant level', { plan: inVoice(constant) }],
  ['the voice between the runs is silent', { plan: inVoice('volume=0') }],
  ['the voice between the runs lacks its second half', { plan: inVoice("volume='lt(t,3)':eval=frame") }],
  ['the voice between the runs is played backwards', { plan: inVoice('areverse') }],
  [
    'mu-law and A-law are swapped',
    {
      after(pathOf) {
        swap(pathOf('ulaw8k.ulaw'), pathOf('alaw8k.alaw'));
      },
    },
  ],
  [
    'the two WAV files are swapped',
    {
      after(pathOf) {
        swap(pathOf('wav8k.wav'), pathOf('wav16k.wav'));
      },
    },
  ],
  [
    'the G.722 file holds mu-law',
    {
      after: (pathOf) => quietly(() => copyFileSync(pathOf('ulaw8k.ulaw'), pathOf('g722.g722'))),
    },
  ],
  [
    'a file is cut after it was written',
    { after: (pathOf) => quietly(() => truncateSync(pathOf('alaw8k.alaw'), 20_000)) },
  ],
  [
    'a file is filled with zeros',
    {
      after: (pathOf) =>
        quietly(() => writeFileSync(pathOf('g722.g722'), Buffer.alloc(readFileSync(pathOf('g722.g722')).length))),
    },
  ],
];

/** The first run has not written renditions yet. */
function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function swap(one: string, other: string): void {
  quietly(() => {
    renameSync(one, `${one}.swap`);
    renameSync(other, one);
    renameSync(`${one}.swap`, other);
  });
}

async function outcome(bytes: Buffer): Promise<unknown> {
  try {
    return (await checkBytes(audio, bytes, { fileName: '' })).verdict;
  } catch (error) {
    return error;
  }
}

describe('a rendition that is not the recording is a fault of ours and never delivered', () => {
  it.each(sabotages)('a voice: %s', async (_name, change) => {
    sabotage = change;
    const error = await outcome(greeting);
    expect(error).toBeInstanceOf(UnlikeSourceError);
    expect(error).toMatchObject({ code: 'rendition_unlike_source' });
  });

  it.each(sabotages.filter(([name]) => /silence|silent$|constant level|second half|swapped|zeros|12 dB/.test(name)))(
    'an even hiss: %s',
    async (_name, change) => {
      sabotage = change;
      expect(await outcome(hissing)).toBeInstanceOf(UnlikeSourceError);
    },
  );

  it('knocks over hiss: the knocks are lost', async () => {
    const knocks = makeWav({ seconds: 6, sample: (time) => (time % 0.5 < 0.0007 ? 0.6 : 0.003 * hiss()) });
    sabotage = { plan: inBranch('wav8k', 'alimiter=limit=0.0625:level=false') };
    expect(await outcome(knocks)).toBeInstanceOf(UnlikeSourceError);
  });

  it("another recording's voice between the runs", async () => {
    const other = makeWav({ seconds: 60, sample: voiceLike() });
    let voice: Buffer | null = null;
    sabotage = { after: (pathOf) => quietly(() => (voice ??= readFileSync(pathOf('voice.f32')))) };
    await outcome(other);
    sabotage = {
      after(pathOf) {
        const { length } = readFileSync(pathOf('voice.f32'));
        writeFileSync(pathOf('voice.f32'), (voice as unknown as Buffer).subarray(0, length));
      },
    };
    expect(await outcome(greeting)).toBeInstanceOf(UnlikeSourceError);
  });
});

const voice = voiceLike();
const tone = (hertz: number) => (time: number) => Math.sin(2 * Math.PI * hertz * time);
/** Loud for an eighth of a second, then quiet for as long. */
const burst = (time: number) => (time % 0.25 < 0.125 ? 0.5 : 0.01);
const ordinary: [string, WavShape][] = [
  ['a whisper', { seconds: 8, sample: (time) => voice(time) * 0.004 }],
  ['noise', { seconds: 5, rateHz: 48_000, sample: () => hiss() * 0.6 }],
  ['noise of 8 kHz', { seconds: 5, rateHz: 8_000, sample: () => hiss() * 0.1 }],
  ['hiss above the telephone band', { seconds: 4, rateHz: 44_100, sample: (time) => 0.3 * tone(6_000)(time) }],
  ['hum', { seconds: 5, rateHz: 44_100, sample: (time) => 0.5 * tone(50)(time) }],
  ['a voice in hum', { seconds: 5, rateHz: 44_100, sample: (time) => 0.4 * tone(50)(time) + 0.3 * voice(time) }],
  ['half a second', { seconds: 0.5, sample: (time) => voice(time + 0.05) }],
  [
    'dialling tones',
    {
      seconds: 3,
      rateHz: 8_000,
      sample: (time) => (time % 0.3 < 0.1 ? 0.4 * (tone(770)(time) + tone(1_336)(time)) : 0),
    },
  ],
  [
    'a sweep',
    { seconds: 6, rateHz: 44_100, sample: (time) => 0.5 * Math.sin(2 * Math.PI * (100 * time + 900 * time * time)) },
  ],
  ['a square wave', { seconds: 4, rateHz: 44_100, sample: (time) => 0.9 * Math.sign(tone(220)(time)) }],
  [
    'one beep in silence',
    { seconds: 20, rateHz: 44_100, sample: (time) => (time > 10 && time < 10.2 ? 0.6 * tone(440)(time) : 0) },
  ],
  ['knocks', { seconds: 4, sample: (time) => (time % 0.5 < 0.0002 ? 0.9 : 0.0005 * hiss()) }],
  ['knocks over hiss', { seconds: 6, sample: (time) => (time % 0.5 < 0.0007 ? 0.6 : 0.003 * hiss()) }],
  [
    'knocks over loud hiss',
    { seconds: 6, rateHz: 8_000, sample: (time) => (time % 0.5 < 0.0014 ? 0.6 : 0.02 * hiss()) },
  ],
  ['mostly silence', { seconds: 20, rateHz: 44_100, channels: 2, sample: (time) => (time > 17 ? voice(time) : 0) }],
  ['one dead channel', { seconds: 5, channels: 2, sample: (time, channel) => (channel === 0 ? 0 : voice(time)) }],
  ['opposite channels', { seconds: 5, channels: 2, sample: (time, channel) => voice(time) * (channel === 0 ? 1 : -1) }],
  ['an overdriven voice', { seconds: 6, sample: (time) => Math.max(-1, Math.min(1, voice(time) * 9)) }],
  ['an offset', { seconds: 5, sample: (time) => 0.3 + 0.3 * voice(time) }],
  ['6 kHz', { seconds: 4, rateHz: 6_000, sample: voice }],
  ...[6_000, 7_350, 8_000].map((rateHz): [string, WavShape] => [
    `${rateHz} Hz with bursts of alternating samples`,
    { seconds: 4, rateHz, sample: (time) => 0.2 * voice(time) + burst(time) * tone(0.48 * rateHz)(time) },
  ]),
  ['11,025 Hz', { seconds: 4, rateHz: 11_025, sample: voice }],
  ['192 kHz', { seconds: 4, rateHz: 192_000, sample: voice }],
];
const recorded = ['greeting.wav', 'greeting-long.mp3', 'menu.mp3', 'hold.mp3', 'closed.wav'].concat(
  ['closed.wav', 'emergency.wav', 'greeting.wav', 'holiday.wav'].map((name) => join('default-prompts', name)),
);

describe('what people really record is never taken for a fault', () => {
  beforeAll(() => {
    sabotage = {};
  });
  it.each(ordinary)('%s', async (_name, shape) => {
    expect(await outcome(makeWav(shape))).toMatch(/^accepted/);
  });
  it.each(recorded)('the recording %s', async (name) => {
    expect(await outcome(readFileSync(shippedFile('fixtures', 'audio', name)))).toMatch(/^accepted/);
  });
});
