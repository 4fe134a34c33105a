import { type SourceMeasurements, SourceMeter } from '../../domain/audio/source-meter.ts';

const headSize = 44;

/**
 * Takes the decoder's WAV stream in pieces of any size, reads rate and channels from its 44-byte head
 * (16-bit mono or stereo, written by us) and measures the samples behind it. A piece may end inside a sample.
 */
export class PcmReader {
  readonly #coarse: boolean;
  #rest: Buffer = Buffer.alloc(0);
  #meter: SourceMeter | null = null;
  #frameBytes = 0;
  sampleRateHz = 0;

  constructor(options: { coarse: boolean }) {
    this.#coarse = options.coarse;
  }

  readonly push = (piece: Buffer): void => {
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    if (!this.#meter) {
      if (bytes.length < headSize) {
        this.#rest = bytes;
        return;
      }
      const channels = bytes.readUInt16LE(22) === 2 ? 2 : 1;
      this.sampleRateHz = bytes.readUInt32LE(24);
      this.#frameBytes = channels * 2;
      this.#meter = new SourceMeter({ channels, coarse: this.#coarse });
      bytes = bytes.subarray(headSize);
    }
    const whole = bytes.length - (bytes.length % this.#frameBytes);
    this.#meter.push(asSamples(bytes, whole));
    // A copy: the piece's memory belongs to the stream's pool.
    this.#rest = Buffer.from(bytes.subarray(whole));
  };

  /** Null when nothing was decoded. */
  result(): SourceMeasurements | null {
    const measured = this.#meter?.result() ?? null;
    return measured && measured.frames > 0 ? measured : null;
  }
}

/** A view where the memory is aligned, a copy where it is not. */
function asSamples(bytes: Buffer, length: number): Int16Array {
  if (bytes.byteOffset % 2 === 0) return new Int16Array(bytes.buffer, bytes.byteOffset, length / 2);
  const copy = new Uint8Array(length);
  copy.set(bytes.subarray(0, length));
  return new Int16Array(copy.buffer);
}
