/** Facts about the input from ffmpeg's log. */
export interface InputStreams {
  audio: {
    codec: string;
    sampleRateHz: number | null;
    channels: number | null;
    /** As Matroska's writers note it for each track. */
    seconds: number | null;
  }[];
  /** Moving pictures; covers are not counted. */
  hasVideo: boolean;
}

const durationLine = /^\s*DURATION\s*: (\d+):(\d\d):(\d\d(?:\.\d+)?)/;
const streamLine = /^\s*Stream #0:\d+.*?: (Audio|Video): ([a-z0-9_]+)(.*)$/;
const coverCodecs = new Set(['mjpeg', 'png', 'bmp', 'gif', 'webp']);
/** Containers in which a still picture is always a cover; the 2018 build does not mark FLAC's as such. */
const soundContainers = new Set(['flac', 'mp3', 'ogg', 'aiff', 'wav', 'asf', 'w64', 'caf', 'au', 'aac']);
const layouts: Record<string, number> = {
  mono: 1,
  stereo: 2,
  '2.1': 3,
  '3.0': 3,
  quad: 4,
  '4.0': 4,
  '5.0': 5,
  '5.1': 6,
  '6.1': 7,
  '7.1': 8,
};

function channelsOf(rest: string): number | null {
  const counted = /(\d+) channels/.exec(rest);
  if (counted) return Number(counted[1]);
  const layout =
    /Hz, ([^,]+)/
      .exec(rest)?.[1]
      ?.replace(/\(.*\)/, '')
      .trim() ?? '';
  return layouts[layout] ?? null;
}

/** Reads the input's streams from the log of level info, up to where the outputs are described. */
export function readInputStreams(
  lines: readonly string[],
  { demuxer, hasStills }: { demuxer: string; hasStills: boolean },
): InputStreams {
  const streams: InputStreams = { audio: [], hasVideo: false };
  let isOfSound = false;
  for (const line of lines) {
    if (/^(Output #0|Stream mapping)/.test(line)) break;
    const found = streamLine.exec(line);
    const [, hours, minutes, seconds] = durationLine.exec(line) ?? [];
    const last = streams.audio.at(-1);
    if (last && isOfSound && hours) last.seconds ??= Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    if (!found) continue;
    const [, kind, codec = '', rest = ''] = found;
    isOfSound = kind === 'Audio';
    if (kind === 'Audio') {
      const rate = /(\d+) Hz/.exec(rest)?.[1];
      streams.audio.push({
        codec,
        sampleRateHz: rate ? Number(rate) : null,
        channels: channelsOf(rest),
        seconds: null,
      });
    } else if (
      !rest.includes('(attached pic)') &&
      !(coverCodecs.has(codec) && (hasStills || soundContainers.has(demuxer)))
    )
      streams.hasVideo = true;
  }
  return streams;
}
