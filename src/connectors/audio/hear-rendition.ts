import { ActivityMeter } from '../../domain/audio/activity-meter.ts';
import type { HeardSound } from '../../domain/audio/judge-rendition.ts';
import type { RenditionShape } from '../../domain/audio/rendition-profile.ts';
import { type FileWriter, followFile } from './follow-file.ts';
import { type FileSum, SumOfFile, wavHeadBytes } from './measure-file.ts';
import { aLawValues, LowBandDecoder, lowBandFullScale, muLawValues } from './telephone-decoders.ts';

interface Decoder {
  rateHz: number;
  fullScale: number;
  decode(bytes: Uint8Array<ArrayBuffer>): Int16Array;
}

function tableDecoder(values: Int16Array): Decoder {
  return {
    rateHz: 8_000,
    fullScale: 32_768,
    decode(bytes) {
      const samples = new Int16Array(bytes.length);
      for (let index = 0; index < bytes.length; index += 1) samples[index] = values[bytes[index] as number] as number;
      return samples;
    },
  };
}

function decoderFor(shape: RenditionShape): Decoder {
  if (shape.codec === 'pcm_mulaw') return tableDecoder(muLawValues);
  if (shape.codec === 'pcm_alaw') return tableDecoder(aLawValues);
  if (shape.codec === 'g722') {
    const low = new LowBandDecoder();
    return { rateHz: 8_000, fullScale: lowBandFullScale, decode: (bytes) => low.decode(bytes) };
  }
  if (shape.codec !== 'pcm_s16le') throw new Error(`no decoder to judge ${shape.codec} with`);
  return {
    rateHz: shape.sampleRateHz,
    fullScale: 32_768,
    decode: (bytes) => new Int16Array(bytes.buffer, bytes.byteOffset, (bytes.length - (bytes.length % 2)) / 2),
  };
}

export interface HeardRendition {
  sound: HeardSound;
  /** Of what was heard. */
  sum: FileSum;
}

const written: FileWriter = { hasEnded: true };

/**
 * Decodes a rendition as a phone system would, from the bytes that would be delivered, and measures it. Most of it is heard
 * while it is being written, because its writer leaves this process idle.
 */
export async function hearRendition(
  path: string,
  shape: RenditionShape,
  { sampleRateHz, writer = written }: { sampleRateHz: number; writer?: FileWriter },
): Promise<HeardRendition> {
  const decoder = decoderFor(shape);
  const { rateHz, fullScale } = decoder;
  const options = { rateHz, channels: 1, fullScale, highPassHz: null } as const;
  const meter = new ActivityMeter({ ...options, sourceRateHz: sampleRateHz });
  let count = 0;
  let head = shape.format === 'wav' ? wavHeadBytes : 0;
  const sum = new SumOfFile(head);
  await followFile(path, writer, (piece) => {
    sum.add(piece);
    const bytes = piece.subarray(Math.min(head, piece.length));
    head -= piece.length - bytes.length;
    const samples = decoder.decode(bytes);
    count += samples.length;
    meter.push(samples);
  });
  return { sound: { seconds: count / rateHz, activity: meter.result() }, sum: sum.result() };
}
