import { audioLimits } from '../../domain/audio/audio-limits.ts';
import type { RenderPlan } from '../../domain/audio/render-plan.ts';
import type { SniffedAudio } from './sniff/sniff-result.ts';

/** One ffmpeg run as data: options before `-i`, the input, and one list of options for each output. */
export interface FfmpegRun {
  inputOptions: string[];
  input: string;
  outputs: { options: string[]; target: 'stdout' | string }[];
}

/** Rate of the voice between the two runs: the widest a telephone rendition needs. */
export const voiceRateHz = 16_000;

const audioDecoders = [
  ...[
    'u8',
    's8',
    's16le',
    's16be',
    's24le',
    's24be',
    's32le',
    's32be',
    'f32le',
    'f32be',
    'f64le',
    'f64be',
    'mulaw',
    'alaw',
  ],
].map((name) => `pcm_${name}`);
const codedDecoders =
  'adpcm_ima_wav,adpcm_ima_qt,adpcm_ms,adpcm_yamaha,g722,adpcm_g722,adpcm_g726,g726,gsm,gsm_ms,libgsm,libgsm_ms,mp1,mp1float,mp2,mp2float,mp3,mp3float,aac,alac,vorbis,libvorbis,opus,libopus,flac,amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,wmav1,wmav2,wmapro,wmavoice,wmalossless,speex,libspeex';
/** Cover pictures are decoded by name so that a file with one opens; they are never used. */
const coverDecoders = ['mjpeg', 'png'];
const decoders = [...audioDecoders, codedDecoders, ...coverDecoders].join(',');

/** ffmpeg stops a second behind the longest length: enough to know that a file is too long, whatever its header says. */
const stopSeconds = String(audioLimits.maxSeconds + 1);
const exact = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];

/** Options before the input of a stranger: one demuxer, named decoders, no network, bounded memory. */
export function safeInput(demuxer: string, { protocols = 'file,pipe', may = decoders } = {}): string[] {
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'info', '-nostats', '-threads', '1', '-filter_complex_threads', '1'],
    ...['-max_alloc', '268435456', '-protocol_whitelist', protocols, '-format_whitelist', demuxer],
    ...['-codec_whitelist', may, '-probesize', '5000000', '-analyzeduration', '10000000', '-max_streams', '16'],
  ];
}

function resample(rateHz: number, hasSoxr: boolean): string {
  return hasSoxr ? `aresample=${rateHz}:resampler=soxr:precision=20` : `aresample=${rateHz}`;
}

/** More than two channels are folded by number, odd and even: by name ffmpeg would drop one (LFE) that may be the voice. */
function foldChannels(channels: number | null): string {
  if (channels === null || channels <= 2) return '';
  const indexes = Array.from({ length: channels }, (_, index) => index);
  const sum = (parity: number) =>
    indexes
      .filter((index) => index % 2 === parity)
      .map((index) => `c${index}`)
      .join('+');
  return `pan=stereo|c0<${sum(0)}|c1<${sum(1)},`;
}

/** Silences invalid samples before any filter: NaN is not below the limit either. */
const clean = `aeval='if(lte(abs(val(ch)),${audioLimits.largestSample}),val(ch),0)':c=same,`;

/**
 * The first run: decodes the sender's file once, to 16-bit WAV at its own rate on standard output (measured by us) and to
 * the 16 kHz voice in a temporary file (measured by us, then rendered), in floats throughout, because the high-pass
 * overshoots. A careful run costs several times as much: it silences invalid samples, and its standard output has the
 * decoder's own samples, as 32-bit floats.
 */
export function planDecode(
  sniffed: SniffedAudio,
  files: { master: string; voice: string; hasSoxr: boolean; highPassHz: number; careful: boolean; track: number },
): FfmpegRun {
  const skip = sniffed.skipBytes > 0 ? ['-skip_initial_bytes', String(sniffed.skipBytes)] : [];
  const { window } = sniffed;
  const graph =
    `[0:a:${files.track}]${foldChannels(sniffed.channels)}aformat=channel_layouts=mono|stereo,asplit=2[source][wide];` +
    `[wide]aformat=sample_fmts=fltp,${files.careful ? clean : ''}${resample(voiceRateHz, files.hasSoxr)},highpass=f=${files.highPassHz}[voice]`;
  return {
    inputOptions: [
      ...safeInput(sniffed.demuxer, window ? { protocols: 'file,pipe,subfile' } : {}),
      ...skip,
      ...sniffed.inputOptions,
      '-f',
      sniffed.demuxer,
    ],
    input: window ? `subfile,,start,${window.start},end,${window.end},,:${files.master}` : `file:${files.master}`,
    outputs: [
      {
        options: [
          ...[
            '-filter_complex',
            graph,
            '-map',
            '[source]',
            '-c:a',
            files.careful || sniffed.floats ? 'pcm_f32le' : 'pcm_s16le',
            '-t',
            stopSeconds,
            ...exact,
          ],
          ...['-f', 'wav'],
        ],
        target: 'stdout',
      },
      {
        options: [
          ...['-map', '[voice]', '-c:a', 'pcm_f32le', '-t', stopSeconds, '-fs', '120000000', ...exact],
          ...['-f', 'f32le'],
        ],
        target: files.voice,
      },
    ],
  };
}

const mixes = {
  only: '',
  mean: 'pan=mono|c0=.5*c0+.5*c1,',
  left: 'pan=mono|c0=c0,',
  right: 'pan=mono|c0=c1,',
} as const;

function decimal(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}

/**
 * Gain and limiter. The limiter looks ahead, which delays the sound: the delay is padded at the end and cut off in front.
 */
function levelChain(plan: RenderPlan): string {
  const { ceiling, attackSeconds, releaseSeconds } = plan.limiter;
  const shift = Math.round(attackSeconds * voiceRateHz);
  return (
    `${mixes[plan.mix]}volume=${decimal(plan.gainDb)}dB,apad=pad_len=${shift},` +
    `alimiter=limit=${decimal(ceiling)}:level=false:attack=${attackSeconds * 1000}:release=${releaseSeconds * 1000},` +
    `atrim=start_sample=${shift},asetpts=PTS-STARTPTS`
  );
}

/** The second run: one voice in, every rendition of the profile out. */
export function planEncode(
  plan: RenderPlan,
  files: { voice: string; channels: 1 | 2; hasSoxr: boolean; pathOf: (fileName: string) => string },
): FfmpegRun {
  const rates = [...new Set(plan.renditions.map((shape) => shape.sampleRateHz))];
  const branches = rates.map((rate) => {
    const shapes = plan.renditions.filter((shape) => shape.sampleRateHz === rate);
    const labels = shapes.map((shape) => `[${shape.name}]`).join('');
    return `[r${rate}]${resample(rate, files.hasSoxr)},asplit=${shapes.length}${labels}`;
  });
  const split = `asplit=${rates.length}${rates.map((rate) => `[r${rate}]`).join('')}`;
  const graph = [`[0:a:0]${levelChain(plan)},${split}`, ...branches].join(';');
  return {
    inputOptions: [...safeInput('f32le'), '-f', 'f32le', '-ar', String(voiceRateHz), '-ac', String(files.channels)],
    input: `file:${files.voice}`,
    outputs: plan.renditions.map((shape, index) => ({
      options: [
        ...(index === 0 ? ['-filter_complex', graph] : []),
        ...['-map', `[${shape.name}]`, '-c:a', shape.codec, '-t', stopSeconds, '-fs', '120000000', ...exact],
        ...['-f', shape.format],
      ],
      target: files.pathOf(shape.fileName),
    })),
  };
}

/** Formats that the plans name: the runner passes them to its library, instead of asking ffmpeg each time. */
export function formatsOf(run: FfmpegRun): string[] {
  const lists = [run.inputOptions, ...run.outputs.map((output) => output.options)];
  return lists.flatMap((list) => list.filter((_, index) => list[index - 1] === '-f'));
}
