import { type Activity, ActivityMeter } from '../../domain/audio/activity-meter.ts';
import { type Hum, HumMeter } from '../../domain/audio/hum-meter.ts';
import { type InvalidSamples, SampleCleaner } from '../../domain/audio/sample-cleaner.ts';
import { type SourceMeasurements, SourceMeter } from '../../domain/audio/source-meter.ts';

/** More than any header written for us. */
const mostHead = 256;

export interface ReadSource {
  source: SourceMeasurements;
  activity: Activity;
  hum: Hum | null;
  invalidSamples: InvalidSamples | null;
}

interface Stream {
  channels: 1 | 2;
  isFloat: boolean;
  meter: SourceMeter;
  activity: ActivityMeter;
  hum: HumMeter;
  cleaner: SampleCleaner;
}

/**
 * Takes the decoder's WAV stream in chunks of any size, reads rate and channels from its header (16-bit integers or
 * 32-bit floats, mono or stereo) and measures the samples after it. A chunk may end inside a sample.
 */
export class PcmReader {
  readonly #coarse: boolean;
  readonly #highPassHz: number;
  #rest: Buffer = Buffer.alloc(0);
  #stream: Stream | null = null;
  sampleRateHz = 0;

  constructor(options: { coarse: boolean; highPassHz: number }) {
    this.#coarse = options.coarse;
    this.#highPassHz = options.highPassHz;
  }

  readonly push = (piece: Buffer): void => {
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    if (!this.#stream) {
      const data = bytes.subarray(0, mostHead).indexOf('data', 36, 'latin1');
      if (data < 0 || bytes.length < data + 8) {
        this.#rest = Buffer.from(bytes);
        return;
      }
      this.#stream = this.#open(bytes);
      bytes = bytes.subarray(data + 8);
    }
    const frameBytes = this.#stream.channels * (this.#stream.isFloat ? 4 : 2);
    const whole = bytes.length - (bytes.length % frameBytes);
    if (this.#stream.isFloat) pushFloats(this.#stream, asFloats(bytes, whole));
    else {
      const samples = asIntegers(bytes, whole);
      this.#stream.meter.push(samples);
      this.#stream.activity.push(samples);
      this.#stream.hum.push(samples);
    }
    // A copy, because the chunk's memory belongs to the stream's pool.
    this.#rest = Buffer.from(bytes.subarray(whole));
  };

  /** Null when nothing was decoded. */
  result(): ReadSource | null {
    const stream = this.#stream;
    const source = stream?.meter.result();
    if (!stream || !source || source.frames === 0) return null;
    return {
      source,
      activity: stream.activity.result(),
      hum: stream.hum.result(),
      invalidSamples: stream.cleaner.result(),
    };
  }

  #open(head: Buffer): Stream {
    const channels = head.readUInt16LE(22) === 2 ? 2 : 1;
    const isFloat = head.readUInt16LE(34) === 32;
    this.sampleRateHz = head.readUInt32LE(24);
    return {
      channels,
      isFloat,
      meter: new SourceMeter({ channels, coarse: this.#coarse }),
      activity: new ActivityMeter({
        rateHz: this.sampleRateHz,
        channels,
        fullScale: isFloat ? 1 : 32_768,
        highPassHz: this.#highPassHz,
      }),
      hum: new HumMeter({ rateHz: this.sampleRateHz, channels, fullScale: isFloat ? 1 : 32_768 }),
      cleaner: new SampleCleaner(channels),
    };
  }
}

function pushFloats({ cleaner, activity, hum, meter }: Stream, samples: Float32Array): void {
  cleaner.clean(samples);
  activity.push(samples);
  hum.push(samples);
  meter.push(atWholeScale(samples));
}

/** Not cut to 16 bits: what goes beyond full scale in floats is whole. */
function atWholeScale(samples: Float32Array): Int32Array {
  const scaled = new Int32Array(samples.length);
  for (let index = 0; index < samples.length; index += 1)
    scaled[index] = Math.floor((samples[index] as number) * 32_768 + 0.5);
  return scaled;
}

/** A view where the memory is aligned, a copy where it is not. */
function asIntegers(bytes: Buffer, length: number): Int16Array {
  if (bytes.byteOffset % 2 === 0) return new Int16Array(bytes.buffer, bytes.byteOffset, length / 2);
  return new Int16Array(copied(bytes, length));
}

/** Always a copy: it is written to. */
function asFloats(bytes: Buffer, length: number): Float32Array {
  return new Float32Array(copied(bytes, length));
}

/** In one go: `Uint8Array.from` takes each byte by itself. */
function copied(bytes: Buffer, length: number): ArrayBuffer {
  return new Uint8Array(bytes.subarray(0, length)).buffer;
}
