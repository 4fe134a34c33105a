import { voiceFormats } from '../../../domain/audio/voice-formats.ts';
import type { ByteSource } from './byte-source.ts';
import { headlessWindow, type PlainPcm, plainPcm } from './plain-pcm.ts';
import { refusal, type SniffedAudio, type SniffResult, sniffedAudio } from './sniff-result.ts';
import { findSoundEnd } from './sound-end.ts';

/** Format flags of linear PCM (Apple Core Audio Format, audio description chunk). */
const [isFloat, isLittleEndian] = [1, 2];
/** The data chunk's content begins with a count of edits. */
const editCountBytes = 4;

/** Apple's Core Audio Format: the description always comes first. A data chunk of size -1 reaches to the end of the file. */
export function sniffCaf(source: ByteSource): SniffResult {
  const head = source.read(0, 52);
  if (head.length < 52 || head.toString('latin1', 8, 12) !== 'desc') return refusal('damaged', { reason: 'header' });
  const rate = head.readDoubleBE(20);
  const packetBytes = head.readUInt32BE(36);
  const packetFrames = head.readUInt32BE(40);
  let offset = 8;
  let start = 0;
  let size = 0;
  for (let count = 0; count < 10_000 && offset + 12 <= source.size && start === 0; count += 1) {
    const chunk = source.read(offset, 12);
    size = Number(chunk.readBigInt64BE(4));
    if (chunk.toString('latin1', 0, 4) === 'data') start = offset + 12;
    else if (size < 0) break;
    offset += 12 + size;
  }
  const isOpen = start > 0 && size < 0;
  const counts = packetBytes > 0 && packetFrames > 0 && rate > 0;
  const declared = counts ? ((size - editCountBytes) / packetBytes) * (packetFrames / rate) : null;
  return sniffedAudio({
    demuxer: 'caf',
    container: 'CAF',
    extensions: voiceFormats.caf,
    sampleRateHz: Number.isFinite(rate) ? Math.round(rate) : null,
    channels: head.readUInt32BE(44),
    declaredSeconds: start > 0 && !isOpen ? declared : null,
    cutShort: start > 0 && start + size > source.size,
    soundEnd: start > 0 && !isOpen ? start + size : null,
    ...mendedCaf(source, { head, start, end: isOpen ? null : start + size, counts }),
  });
}

/** The samples alone, where the description lacks what follows from it, or chunks stand behind an open end. */
function mendedCaf(
  source: ByteSource,
  sound: { head: Buffer; start: number; end: number | null; counts: boolean },
): Partial<SniffedAudio> {
  const { head, start } = sound;
  const plain = head.toString('latin1', 28, 32) === 'lpcm' ? describedPcm(head) : null;
  if (!plain || start === 0) return {};
  const end = sound.end ?? findSoundEnd(source, start, 'caf').end;
  if (sound.counts && end === (sound.end ?? source.size)) return {};
  const window = headlessWindow(plain, { start: start + editCountBytes, end: Math.min(end, source.size) });
  return { ...window, ...(sound.counts ? {} : { repairs: ['header_fields'] }) };
}

function describedPcm(head: Buffer): PlainPcm | null {
  const flags = head.readUInt32BE(32);
  return plainPcm({
    kind: (flags & isFloat) !== 0 ? 'float' : 'integer',
    bits: head.readUInt32BE(48),
    big: (flags & isLittleEndian) === 0,
    signedBytes: true,
    sampleRateHz: Math.round(head.readDoubleBE(20)),
    channels: head.readUInt32BE(44),
  });
}
