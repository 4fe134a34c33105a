import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EngineOptions, type FfmpegEngine, findEngine } from '../../src/connectors/audio/ffmpeg-engine.ts';
import { createFfmpegPictures } from '../../src/connectors/pictures/ffmpeg-pictures.ts';
import type { PictureRedrawer, PictureType } from '../../src/connectors/pictures/pictures.port.ts';
import { chunksOf, exifBlock, pngPicture, withExif } from '../support/pictures.ts';

const root = mkdtempSync(join(tmpdir(), 'lineshift-pictures-'));
const zip = Buffer.from('PK\u0003\u0004 a hidden archive', 'latin1');
/** Red, 16 × 12. */
const webp = Buffer.from('UklGRhwAAABXRUJQVlA4TA8AAAAvD8ACAAcQ9Y/+ByKi/wEA', 'base64');
const seen = ['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs', 'IDAT', 'IEND'];

let pictures: PictureRedrawer;
let engine: FfmpegEngine;
let jpeg: Buffer;
let work = 0;

beforeAll(async () => {
  engine = await findEngine();
  pictures = createFfmpegPictures(engine);
  jpeg = jpegOf(pngPicture({ width: 64, height: 40, light: 'bottom right' }));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function jpegOf(png: Buffer): Buffer {
  const [source, target] = [join(root, 'a.png'), join(root, 'a.jpg')];
  writeFileSync(source, png);
  const mjpeg = ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj444p', target];
  execFileSync(engine.path, ['-y', '-v', 'error', '-i', source, '-frames:v', '1', '-f', 'image2pipe', ...mjpeg]);
  return readFileSync(target);
}

async function redraw(bytes: Buffer, type: PictureType, { drawing = pictures } = {}) {
  const folder = mkdtempSync(join(root, 'job-'));
  work += 1;
  const path = join(folder, 'sent');
  writeFileSync(path, bytes);
  const drawn = await drawing.redraw({ path, folder, type });
  if (!drawn.ok) return { why: drawn.why, bytes: Buffer.alloc(0) };
  expect(readdirSync(folder).sort()).toEqual(['drawn', 'sent']);
  return { contentType: drawn.contentType, bytes: readFileSync(drawn.path) };
}

/** Width and height, by the frame header of a JPEG. */
function frameSize(bytes: Buffer): [number, number] {
  const at = bytes.indexOf(Buffer.from('ffc0', 'hex'));
  return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
}

/** The corner of a JPEG that is light. */
function brightCorner(bytes: Buffer): string {
  const [width, height] = frameSize(bytes);
  const source = join(root, 'corner.jpg');
  writeFileSync(source, bytes);
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-'];
  const pixels = execFileSync(engine.path, ['-v', 'error', '-noautorotate', '-i', source, ...raw]);
  const light = (x: number, y: number) => pixels.readUInt8(y * width + x) > 150;
  const [right, bottom] = [width - 4, height - 4];
  const corners = {
    'top left': [3, 3],
    'top right': [right, 3],
    'bottom left': [3, bottom],
    'bottom right': [right, bottom],
  };
  return Object.entries(corners)
    .filter(([, [x, y]]) => light(x as number, y as number))
    .map(([name]) => name)
    .join(', ');
}

describe('a picture that is drawn anew', () => {
  it('keeps of a PNG what is seen of it and nothing else', async () => {
    const extra: [string, Buffer][] = [
      ['tEXt', Buffer.from('Comment\0a secret place', 'latin1')],
      ['eXIf', exifBlock().subarray(6)],
    ];
    const drawn = await redraw(Buffer.concat([pngPicture({ extra }), zip]), 'image/png');
    expect(drawn.contentType).toBe('image/png');
    expect(chunksOf(drawn.bytes).filter((name) => !seen.includes(name))).toEqual([]);
    for (const hidden of ['secret', 'GPS', 'PK', 'Exif']) expect(drawn.bytes.includes(hidden), hidden).toBe(false);
    expect([drawn.bytes.readUInt32BE(16), drawn.bytes.readUInt32BE(20)]).toEqual([40, 30]);
  });

  it('drops place, camera and whatever follows the end of a JPEG', async () => {
    const sent = Buffer.concat([withExif(jpeg), zip]);
    expect(sent.includes('GPS')).toBe(true);
    const drawn = await redraw(sent, 'image/jpeg');
    expect(drawn.contentType).toBe('image/jpeg');
    for (const hidden of ['GPS', 'Exif', 'PK', 'Lavc']) expect(drawn.bytes.includes(hidden), hidden).toBe(false);
    expect(drawn.bytes.subarray(-2).toString('hex')).toBe('ffd9');
  });

  const engines: [string, EngineOptions][] = [
    ['the first that starts', {}],
    ['the one of the npm package', { without: ['configured', 'ffmpeg-static', 'path'] }],
  ];
  it.each(engines)('is upright however the camera was held, with the ffmpeg that is %s', async (_name, options) => {
    const drawing = createFfmpegPictures(await findEngine(options));
    const shapes: string[] = [];
    const corners: string[] = [];
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const drawn = await redraw(withExif(jpeg, orientation), 'image/jpeg', { drawing });
      shapes.push(frameSize(drawn.bytes).join('x'));
      corners.push(brightCorner(drawn.bytes));
    }
    expect(shapes).toEqual([...Array(4).fill('64x40'), ...Array(4).fill('40x64')]);
    // Where the corner that the sensor saw at its bottom right belongs (Exif 2.3, table of the tag 0x0112).
    expect(corners).toEqual([
      ...['bottom right', 'bottom left', 'top left', 'top right'],
      ...['bottom right', 'bottom left', 'top left', 'top right'],
    ]);
  });

  it('makes a PNG of a WebP', async () => {
    const drawn = await redraw(webp, 'image/webp');
    expect(drawn.contentType).toBe('image/png');
    expect(chunksOf(drawn.bytes).filter((name) => !seen.includes(name))).toEqual([]);
    expect([drawn.bytes.readUInt32BE(16), drawn.bytes.readUInt32BE(20)]).toEqual([16, 12]);
  });

  it('is refused where it promises more pixels than memory holds', async () => {
    const bombs = [
      pngPicture({ width: 30_000, height: 30_000, rows: 20 }),
      pngPicture({ width: 60_000, height: 450, rows: 1 }),
      pngPicture({ width: 2_000_000_000, height: 2_000_000_000, rows: 0 }),
    ];
    for (const bomb of bombs) expect((await redraw(bomb, 'image/png')).why).toBe('too_large');
  });

  it('is taken at the largest size, from a PNG and from a JPEG in full colour', async () => {
    const largest = pngPicture({ width: 6_250, height: 4_000 });
    const drawn = await redraw(largest, 'image/png');
    expect(drawn.bytes.readUInt32BE(16)).toBe(6_250);
    const turned = await redraw(withExif(jpegOf(largest)), 'image/jpeg');
    expect(frameSize(turned.bytes)).toEqual([4_000, 6_250]);
  });

  it('is refused where part of it is missing or changed', async () => {
    const png = pngPicture({ width: 300, height: 300 });
    const changed = Buffer.from(png);
    const middle = Math.floor(png.length / 2);
    changed.writeUInt8(changed.readUInt8(middle) ^ 0xff, middle);
    const spoiled: [Buffer, PictureType][] = [
      [png.subarray(0, middle), 'image/png'],
      [changed, 'image/png'],
      [jpeg.subarray(0, Math.floor(jpeg.length * 0.7)), 'image/jpeg'],
      [Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(500, 'hello')]), 'image/jpeg'],
      [webp.subarray(0, 20), 'image/webp'],
      [Buffer.concat([pngPicture().subarray(0, 8), Buffer.alloc(300)]), 'image/png'],
    ];
    for (const [bytes, type] of spoiled)
      expect((await redraw(bytes, type)).why, `${type} ${bytes.length}`).toBe('damaged');
  });

  it('is decoded as what its bytes were taken for, whatever they really are', async () => {
    const playlist = Buffer.from(`#EXTM3U\n#EXTINF:1,\nfile://${join(root, 'a.jpg')}\n`);
    for (const type of ['image/png', 'image/jpeg', 'image/webp'] as const)
      expect((await redraw(playlist, type)).why).toBe('damaged');
    expect((await redraw(jpeg, 'image/png')).why).toBe('damaged');
  });

  it('waits for its turn where several come at once, and a damaged one holds up no other', async () => {
    const before = work;
    const drawn = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((place) => redraw(place % 3 === 0 ? Buffer.from('none') : pngPicture(), 'image/png')),
    );
    expect(drawn.map(({ why }) => why ?? 'drawn')).toEqual(['damaged', 'drawn', 'drawn', 'damaged', 'drawn', 'drawn']);
    expect(work - before).toBe(6);
  });

  it('is nobody’s fault where the machine fails: a file that is gone, a sandbox that does not start', async () => {
    const folder = mkdtempSync(join(root, 'job-'));
    const path = join(folder, 'sent');
    for (const type of ['image/png', 'image/jpeg'] as const)
      await expect(pictures.redraw({ path, folder, type })).rejects.toThrow(/ENOENT/);
    const bwrap = join(root, 'bwrap');
    for (const script of ['echo "bwrap: setting up uid map: Permission denied" >&2; exit 1', 'exit 1']) {
      writeFileSync(bwrap, `#!/bin/sh\n${script}\n`);
      chmodSync(bwrap, 0o755);
      const { level } = engine;
      const broken = {
        ...engine,
        level: { ...level, sandbox: 'bwrap', programs: { ...level.programs, bwrap } },
      } as const;
      const drawing = createFfmpegPictures(broken);
      await expect(redraw(pngPicture(), 'image/png', { drawing })).rejects.toThrow(/did not start/);
    }
  });
});
