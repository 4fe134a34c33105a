const orientationTag = 0x0112;

/**
 * How a camera was held, 1 to 8 (Exif 2.3, tag 0x0112), by the first bytes of a JPEG; 1, upright, where they do not say it.
 * Not left to ffmpeg: builds before 5 ignore it.
 */
export function readOrientation(bytes: Buffer): number {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1];
    // Fill bytes may stand before a marker; behind the start of the scan come no more blocks.
    if (marker === 0xff) at += 1;
    else if (marker === 0xda) return 1;
    else {
      const block = bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2));
      if (marker === 0xe1 && block.toString('latin1', 0, 6) === 'Exif\0\0') return orientationIn(block.subarray(6));
      at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
    }
  }
  return 1;
}

function orientationIn(tiff: Buffer): number {
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'MM' && order !== 'II')) return 1;
  const short = (at: number) => {
    if (at + 2 > tiff.length) return 0;
    return order === 'MM' ? tiff.readUInt16BE(at) : tiff.readUInt16LE(at);
  };
  const first = order === 'MM' ? tiff.readUInt32BE(4) : tiff.readUInt32LE(4);
  for (let entry = 0; entry < short(first); entry += 1) {
    const at = first + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (short(at) !== orientationTag) continue;
    const found = short(at + 8);
    return found >= 1 && found <= 8 ? found : 1;
  }
  return 1;
}
