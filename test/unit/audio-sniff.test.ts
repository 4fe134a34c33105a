import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  dataChunk,
  formatChunk,
  makeWav,
  namedChunk,
  pcm16,
  riff,
  voiceLike,
} from '../../fixtures/hostile/wav-bytes.ts';
import { readInputStreams } from '../../src/connectors/audio/ffmpeg-log.ts';
import { PcmReader } from '../../src/connectors/audio/pcm-reader.ts';
import { bufferSource, withByteSource } from '../../src/connectors/audio/sniff/byte-source.ts';
import { sniffBytes } from '../../src/connectors/audio/sniff/sniff-bytes.ts';
import { decodeText } from '../../src/connectors/audio/sniff/text-sniff.ts';

const shape = { seconds: 1, sample: voiceLike() };

function sniff(bytes: Buffer, rawFormat: Parameters<typeof sniffBytes>[1] = null) {
  return sniffBytes(bufferSource(bytes), rawFormat);
}

describe('sniffing', () => {
  it('refuses AMR that is joined from thousands of parts, which nobody records', () => {
    const joined = (parts: number) =>
      Buffer.concat(Array.from({ length: parts }, () => Buffer.from('#!AMR\n\x7c', 'latin1')));
    expect(sniff(joined(3))).toMatchObject({ demuxer: 'amr', repairs: ['tags_between'] });
    expect(sniff(joined(2_000))).toMatchObject({ code: 'damaged', params: { reason: 'limits' } });
  });

  it('reads rate, channels and length of a WAV from its chunks, wherever they stand', () => {
    const wav = riff([namedChunk('junk', Buffer.alloc(999)), formatChunk(16_000, 1), dataChunk(pcm16(shape))]);
    expect(sniff(wav)).toMatchObject({ demuxer: 'wav', sampleRateHz: 16_000, channels: 1, declaredSeconds: 1 });
  });

  it('finds a format of four bytes damaged, also where what follows looks like the rest of one', () => {
    const format = Buffer.alloc(12);
    format.writeUInt16LE(0x11, 0);
    format.writeUInt16LE(1, 2);
    const head = Buffer.from('fmt \u0004\0\0\0', 'latin1');
    const rest = Buffer.alloc(32);
    rest.writeUInt32LE(8_000, 0);
    const wav = riff([Buffer.concat([head, format.subarray(0, 4), rest]), dataChunk(pcm16(shape))]);
    expect(sniff(wav)).toMatchObject({ kind: 'refused', code: 'damaged' });
  });

  it('takes a headerless file only when its sender names the type, and never over a real container', () => {
    const raw = Buffer.alloc(8_000, 0xd5);
    expect(sniff(raw)).toBeNull();
    expect(sniff(raw, 'alaw8k')).toMatchObject({ demuxer: 'alaw', declaredSeconds: 1, coarse: true });
    expect(sniff(raw, 'slin16k')).toMatchObject({ demuxer: 's16le', inputOptions: ['-ar', '16000', '-ac', '1'] });
    expect(sniff(makeWav(shape), 'alaw8k')).toMatchObject({ demuxer: 'wav' });
  });

  it('skips consecutive ID3 tags, and the zeros some taggers leave behind them', () => {
    const tag = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\x01\0', 'latin1'), Buffer.alloc(128)]);
    const frame = Buffer.alloc(417);
    Buffer.from('fffb9000', 'hex').copy(frame);
    const mp3 = Buffer.concat([tag, tag, Buffer.alloc(700), frame, frame, frame]);
    expect(sniff(mp3)).toMatchObject({ demuxer: 'mp3', skipBytes: 276, sampleRateHz: 44_100 });
  });

  it('finds the pages of an Ogg with a byte between each two, and gives up on a chain without end', async () => {
    const page = (body: string, { flags = 0, number = 0, serial = 1 } = {}) => {
      const head = Buffer.alloc(28);
      head.write('OggS', 'latin1');
      head[5] = flags;
      head.writeUInt32LE(serial, 14);
      head.writeUInt32LE(number, 18);
      head[26] = 1;
      head[27] = body.length;
      return Buffer.concat([head, Buffer.from(body, 'latin1')]);
    };
    const begin = (serial: number) => page(`OpusHead\x01\x01${'\0'.repeat(9)}`, { flags: 2, serial });
    const parted = Array.from({ length: 100_000 }, (_, number) => [page('', { number: number + 1 }), Buffer.alloc(1)]);
    const path = join(await mkdtemp(join(tmpdir(), 'ogg-')), 'parted.ogg');
    await writeFile(path, Buffer.concat([begin(1), ...parted.flat()]));
    const sniffed = withByteSource(path, (source) => sniffBytes(source, null));
    await rm(dirname(path), { recursive: true });
    expect(sniffed).toMatchObject({ demuxer: 'ogg', channels: 1, unused: [], lost: null });
    const chain = Buffer.concat(Array.from({ length: 1_001 }, (_, serial) => begin(serial)));
    expect(sniff(chain)).toMatchObject({ kind: 'refused', code: 'damaged' });
  });

  it('takes a tag of no size, or of more than there is, for none', () => {
    const frame = Buffer.alloc(417);
    Buffer.from('fffb9000', 'hex').copy(frame);
    const mp3 = Buffer.concat(Array.from({ length: 6 }, () => frame));
    for (const size of [0, 0x7fffffff]) {
      const tag = Buffer.alloc(32);
      tag.write('APETAGEX', 'latin1');
      tag.writeUInt32LE(2_000, 8);
      tag.writeUInt32LE(size, 12);
      expect(sniff(Buffer.concat([mp3, tag])), String(size)).toMatchObject({ demuxer: 'mp3' });
      const flac = Buffer.concat([Buffer.from('fLaC\0\0\0\x22', 'latin1'), Buffer.alloc(34, 1), tag]);
      expect(sniff(flac), String(size)).toMatchObject({ demuxer: 'flac', window: null });
      const open = riff([formatChunk(16_000, 1), Buffer.concat([dataChunk(pcm16(shape)).subarray(0, 20_000), tag])]);
      expect(sniff(open), String(size)).toMatchObject({ kind: 'audio', demuxer: 'wav' });
    }
  });

  it('reads texts of blanks and line breaks once, not once for each of them', () => {
    const long = ['\n'.repeat(65_000), ' \t'.repeat(32_000), 'v=0\n'.repeat(16_000), 'file\n'.repeat(13_000)];
    for (const text of long)
      expect(sniff(Buffer.from(`${text}x`)), text.slice(0, 8)).toMatchObject({ code: 'not_audio' });
    const lists = ['\n\n [playlist]\nFile1=a', 'v=0\no=- 0 0\nm=audio', '\n\n  file a.wav\n', '\nhttp://a/b'];
    for (const text of lists) expect(sniff(Buffer.from(text)), text).toMatchObject({ code: 'playlist' });
  });

  it('reads text in UTF-8 and both kinds of UTF-16, and takes sound for none of them', () => {
    const text = '#EXTM3U\nhttp://a/b\n';
    const little = Buffer.from(text, 'utf16le');
    expect(decodeText(Buffer.from(text))).toBe(text);
    expect(decodeText(little)).toBe(text);
    expect(decodeText(Buffer.from(little).swap16())).toBe(text);
    expect(decodeText(makeWav(shape))).toBeNull();
  });
});

describe('reading the decoder', () => {
  it('measures the same whatever the pieces are', () => {
    const wav = makeWav({ seconds: 1, channels: 2, sample: voiceLike() });
    const whole = new PcmReader({ coarse: false, highPassHz: 200 });
    whole.push(wav);
    for (const size of [1, 3, 43, 45, 1001]) {
      const reader = new PcmReader({ coarse: false, highPassHz: 200 });
      for (let at = 0; at < wav.length; at += size) reader.push(wav.subarray(at, at + size));
      expect(reader.result()).toEqual(whole.result());
      expect(reader.sampleRateHz).toBe(16_000);
    }
  });

  it("reads a Matroska track's own length, and no other stream's", () => {
    const lines = ['Stream #0:0: Audio: vorbis, 16000 Hz, mono', '    DURATION        : 00:01:05.500000000'];
    const film = ['Stream #0:1: Video: h264 (High)', '    DURATION        : 01:00:00.000000000'];
    const { audio } = readInputStreams([...lines, ...film], { demuxer: 'matroska', hasStills: false });
    expect(audio).toEqual([{ codec: 'vorbis', sampleRateHz: 16_000, channels: 1, seconds: 65.5 }]);
  });

  it('tells a cover from a film in the log of either build', () => {
    const log = (video: string) => [
      'Input #0, x',
      '  Stream #0:0(und): Audio: aac (LC) (mp4a / 0x61), 44100 Hz, 5.1(side), fltp',
      video,
    ];
    const cover = '  Stream #0:1: Video: mjpeg (Baseline), yuvj420p(pc), 600x600, 90k tbr';
    expect(readInputStreams(log(cover), { demuxer: 'flac', hasStills: false }).hasVideo).toBe(false);
    expect(readInputStreams(log(`${cover} (attached pic)`), { demuxer: 'mov', hasStills: false }).hasVideo).toBe(false);
    expect(readInputStreams(log(cover), { demuxer: 'mov', hasStills: false }).hasVideo).toBe(true);
    expect(
      readInputStreams(log('  Stream #0:1[0x2](und): Video: h264 (High), 64x64'), { demuxer: 'mov', hasStills: false }),
    ).toEqual({
      audio: [{ codec: 'aac', sampleRateHz: 44_100, channels: 6, seconds: null }],
      hasVideo: true,
    });
  });
});
