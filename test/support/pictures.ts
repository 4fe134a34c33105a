import { crc32, deflateSync } from 'node:zlib';

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * A PNG whose header names this size, in shades of grey; `rows` fewer are really there where it is less. With `light` it is black but
 * for that corner.
 */
export function pngPicture({
  width = 40,
  height = 30,
  rows,
  extra = [],
  light,
}: {
  width?: number;
  height?: number;
  rows?: number;
  extra?: [string, Buffer][];
  light?: 'bottom right';
} = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const line = Buffer.alloc((rows === 0 ? 0 : width) + 1, Buffer.from([0, 80, 160, 240]));
  line.writeUInt8(0, 0);
  const black = Buffer.alloc(width + 1);
  const half = Buffer.concat([Buffer.alloc(width / 2 + 1), Buffer.alloc(width / 2, 255)]);
  const lineAt = (row: number) => (light === undefined ? line : row < height / 2 ? black : half);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: rows ?? height }, (_, row) => lineAt(row))));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...extra.map(([type, data]) => chunk(type, data)),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Names of the chunks of a PNG, to the end of its bytes. @throws where something else follows. */
export function chunksOf(png: Buffer): string[] {
  const names: string[] = [];
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    names.push(png.toString('latin1', at + 4, at + 8));
    at += length + 12;
  }
  return names;
}

/** An EXIF block that says where a picture was taken, and how the camera was held: 6, on its side, 90 degrees to be turned. */
export function exifBlock(orientation = 6): Buffer {
  const tiff = Buffer.from(
    [
      ...['4d4d002a00000008', '0002'],
      ...[`01120003000000010${orientation.toString().padStart(3, '0')}0000`, '882500040000000100000026'],
      '00000000',
      // GPS: latitude N.
      ...['0001', '00010002000000024e000000', '00000000'],
    ].join(''),
    'hex',
  );
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 25.0330 121.5654')]);
}

/** Puts an EXIF block into a JPEG, behind its first marker. */
export function withExif(jpeg: Buffer, orientation?: number): Buffer {
  const block = exifBlock(orientation);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(block.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from('ffe1', 'hex'), length, block, jpeg.subarray(2)]);
}
