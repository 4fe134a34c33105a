import { type FfmpegRun, safeInput } from '../audio/ffmpeg-plan.ts';
import { mostPixels, type PictureType } from './pictures.port.ts';

interface Drawing {
  demuxer: string;
  decoders: string;
  contentType: 'image/png' | 'image/jpeg';
}

/** WebP becomes PNG, which keeps text sharp and see-through parts see-through, and which every build of ffmpeg writes. */
export const drawings: Record<PictureType, Drawing> = {
  'image/png': { demuxer: 'png_pipe', decoders: 'png', contentType: 'image/png' },
  'image/jpeg': { demuxer: 'jpeg_pipe', decoders: 'mjpeg', contentType: 'image/jpeg' },
  'image/webp': { demuxer: 'webp_pipe', decoders: 'webp,vp8', contentType: 'image/png' },
};

/** Decoders count the pixels that they add to the end of each row, too. */
const padding = 1.04;

const encoders = {
  'image/png': ['-c:v', 'png'],
  // Tables made for each picture would take more memory than the picture.
  'image/jpeg': ['-c:v', 'mjpeg', '-huffman', 'default', '-q:v', '3', '-pix_fmt', 'yuvj444p'],
} as const;

/** What makes a picture upright, by how the camera was held (Exif 2.3, tag 0x0112). */
const upright: Record<number, string> = {
  2: 'hflip',
  3: 'hflip,vflip',
  4: 'vflip',
  5: 'transpose=cclock_flip',
  6: 'transpose=clock',
  7: 'transpose=clock_flip',
  8: 'transpose=cclock',
};

/**
 * One run that decodes the first picture of a file and draws it anew: the first fault ends it, and neither metadata nor side data
 * (place, profile, camera) reaches the encoder. `orientation`: 1 to 8, as the camera wrote it; the result is upright without it.
 */
export function planRedraw(
  type: PictureType,
  { source, target, orientation }: { source: string; target: string; orientation: number },
): FfmpegRun {
  const { demuxer, decoders, contentType } = drawings[type];
  const filters = ['sidedata=mode=delete', upright[orientation]].filter((filter) => filter !== undefined);
  return {
    inputOptions: [
      ...safeInput(demuxer, { may: decoders }),
      ...['-max_pixels', String(mostPixels * padding), '-xerror', '-err_detect', 'explode'],
      ...['-noautorotate', '-f', demuxer],
    ],
    input: `file:${source}`,
    outputs: [
      {
        options: [
          ...['-map', '0:v:0', '-an', '-sn', '-dn', '-frames:v', '1', '-vf', filters.join(',')],
          ...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
          // Each thread of an encoder would hold a picture of its own.
          ...['-threads', '1', ...encoders[contentType], '-f', 'image2pipe'],
        ],
        target,
      },
    ],
  };
}
