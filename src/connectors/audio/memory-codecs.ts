import type { RenditionShape } from '../../domain/audio/rendition-profile.ts';

/** G.711 mu-law of one 16-bit sample (ITU-T G.711, table 2). */
export function encodeMuLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const size = Math.min(32_635, Math.abs(sample)) + 132;
  const exponent = 31 - Math.clz32(size) - 7;
  return ~(sign | (exponent << 4) | ((size >> (exponent + 3)) & 15)) & 0xff;
}

/** G.711 A-law of one 16-bit sample (ITU-T G.711, table 1). */
export function encodeALaw(sample: number): number {
  const sign = sample < 0 ? 0 : 0x80;
  const size = Math.min(32_767, sample < 0 ? -sample - 1 : sample);
  const exponent = size < 256 ? 0 : 31 - Math.clz32(size) - 7;
  const step = exponent === 0 ? size >> 4 : (size >> (exponent + 3)) & 15;
  return (sign | (exponent << 4) | step) ^ 0x55;
}

function wavHead(bytes: number, rateHz: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF\0\0\0\0WAVEfmt ', 'latin1');
  head.writeUInt32LE(36 + bytes, 4);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rateHz, 24);
  head.writeUInt32LE(rateHz * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes, 40);
  return head;
}

/** A rendition's bytes. G.722 is not encoded here: its file has the right length only. */
export function encodeTelephone(voice: Int16Array, shape: RenditionShape): Buffer {
  if (shape.codec === 'pcm_mulaw') return Buffer.from(voice.map(encodeMuLaw));
  if (shape.codec === 'pcm_alaw') return Buffer.from(voice.map(encodeALaw));
  if (shape.codec === 'g722') return Buffer.alloc(Math.floor(voice.length / 2));
  const pcm = Buffer.from(voice.buffer, voice.byteOffset, voice.byteLength);
  return Buffer.concat([wavHead(pcm.length, shape.sampleRateHz), pcm]);
}
