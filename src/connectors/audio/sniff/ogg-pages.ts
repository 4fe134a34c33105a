import { voiceFormats } from '../../../domain/audio/voice-formats.ts';
import { type ByteSource, bufferedSource } from './byte-source.ts';
import { refusal, type SniffResult, sniffedAudio } from './sniff-result.ts';

/** One recording of a chain: the pages from one beginning to the next. */
interface Link {
  codec: string;
  rateHz: number | null;
  channels: number | null;
  start: number;
  serial: number;
  lastPage: number;
  firstGranule: number | null;
  lastGranule: number | null;
  /** Of the longest page. */
  longestGranules: number;
  /** Granules that a page of it lasted, before it was found to lack any. */
  pageGranules: number;
  lost: { seconds: number; at: number } | null;
  /** Pages missing between the heads and the first sound. */
  missingFirst: number;
  /** Links that begin together run beside each other; each later beginning is the next in the chain. */
  turn: number;
}

interface Page {
  isBeginning: boolean;
  granule: number | null;
  serial: number;
  number: number;
  bodyAt: number;
  end: number;
}

/** Reads the head of a page (RFC 3533 §6); null where none begins. */
function readPage(source: ByteSource, at: number): Page | null {
  const head = source.read(at, 27 + 255);
  if (head.length < 27 || head.toString('latin1', 0, 4) !== 'OggS') return null;
  const segments = head[26] as number;
  if (head.length < 27 + segments) return null;
  let body = 0;
  for (let index = 0; index < segments; index += 1) body += head[27 + index] as number;
  const granule = head.readBigInt64LE(6);
  return {
    isBeginning: ((head[5] as number) & 2) !== 0,
    granule: granule < 0n ? null : Number(granule),
    serial: head.readUInt32LE(14),
    number: head.readUInt32LE(18),
    bodyAt: at + 27 + segments,
    end: at + 27 + segments + body,
  };
}

function beginLink(source: ByteSource, at: number, { page, turn }: { page: Page; turn: number }): Link | null {
  const body = source.read(page.bodyAt, 64);
  const text = body.toString('latin1');
  const link = (codec: string, rateHz: number | null, channels: number | null): Link => ({
    ...{ codec, rateHz, channels, start: at, serial: page.serial, lastPage: page.number },
    ...{
      firstGranule: null,
      lastGranule: null,
      longestGranules: 0,
      pageGranules: 0,
      lost: null,
      missingFirst: 0,
      turn,
    },
  });
  if (text.startsWith('OpusHead')) return link('opus', 48_000, body[9] ?? null);
  if (text.startsWith('\x01vorbis') && body.length >= 16)
    return link('vorbis', body.readUInt32LE(12), body[11] ?? null);
  if (text.startsWith('Speex   ') && body.length >= 52)
    return link('speex', body.readUInt32LE(36), body.readUInt32LE(48));
  if (text.startsWith('\x7fFLAC') && body.length >= 34)
    return link('flac', (body.readUInt32BE(27) >>> 12) & 0xfffff, (((body[29] as number) >> 1) & 7) + 1);
  return null;
}

function addPage(link: Link, page: Page): void {
  const missing = page.number - link.lastPage - 1;
  link.lastPage = page.number;
  const { granule } = page;
  if (granule === null || granule === 0) return;
  if (link.firstGranule === null) link.missingFirst = Math.max(0, missing);
  link.firstGranule ??= granule;
  const length = link.lastGranule === null ? 0 : granule - link.lastGranule;
  if (missing > 0 && link.rateHz && link.lastGranule !== null) {
    const seconds = Math.max(0, length - link.pageGranules) / link.rateHz;
    const at = (link.lastGranule - link.firstGranule) / link.rateHz;
    link.lost = { seconds: (link.lost?.seconds ?? 0) + seconds, at: link.lost?.at ?? at };
  } else if (length > 0) {
    link.pageGranules = length;
    link.longestGranules = Math.max(link.longestGranules, length);
  }
  link.lastGranule = granule;
}

/** More missing pages than this at the beginning are no loss: the recording was cut out of a longer one. */
const mostLostFirst = 10;

/** What pages lost in front of the first one that is there lasted: as many of the longest at most, and not more than its time says. */
function lostOf(link: Link): Link['lost'] {
  const { missingFirst, firstGranule, longestGranules, rateHz, lost } = link;
  if (missingFirst === 0 || missingFirst > mostLostFirst || firstGranule === null || !rateHz) return lost;
  const granules = Math.min(missingFirst * longestGranules, firstGranule - longestGranules);
  if (granules <= 0) return lost;
  return { seconds: granules / rateHz + (lost?.seconds ?? 0), at: 0 };
}

/** The first page is as long as the longest at most: a recording that was cut out of another one begins late. */
function secondsOf({ firstGranule, lastGranule, rateHz, longestGranules }: Link): number {
  if (firstGranule === null || lastGranule === null || !rateHz) return 0;
  const isOnlyPage = firstGranule === lastGranule;
  return (lastGranule - (isOnlyPage ? 0 : Math.max(0, firstGranule - longestGranules))) / rateHz;
}

/** No chain that people make has so many recordings. */
const mostLinks = 1_000;

interface Chain {
  links: Link[];
  isEndless: boolean;
  hasPictures: boolean;
  cutShort: boolean;
  /** Without one nobody knows what is in the pages. */
  hasBeginning: boolean;
}

function readChain(whole: ByteSource): Chain {
  const source = bufferedSource(whole);
  const chain: Chain = { links: [], isEndless: false, hasPictures: false, cutShort: false, hasBeginning: false };
  const newest = new Map<number, Link>();
  let turn = 0;
  let isTurning = false;
  for (let at = 0; at < source.size && !chain.isEndless; ) {
    const page = readPage(source, at);
    if (!page) {
      const next = nextPage(source, at + 1);
      if (next === null) break;
      at = next;
      continue;
    }
    // Anything may be appended; only a page can be cut short.
    chain.cutShort = page.end > source.size;
    if (page.isBeginning) {
      if (isTurning) turn += 1;
      isTurning = false;
      chain.hasBeginning = true;
      const text = source.read(page.bodyAt, 8).toString('latin1');
      if (text.startsWith('\x80theora')) chain.hasPictures = true;
      const link = beginLink(source, at, { page, turn });
      if (link) {
        chain.links.push(link);
        newest.set(link.serial, link);
      }
    } else {
      isTurning = true;
      const link = newest.get(page.serial);
      if (link) addPage(link, page);
    }
    chain.isEndless = chain.links.length > mostLinks;
    at = page.end;
  }
  return chain;
}

const searchedBytes = 1_048_576;

const stepBytes = 16_384;

/** In small steps: there may be a byte between every two pages. */
function nextPage(source: ByteSource, from: number): number | null {
  const end = Math.min(source.size, from + searchedBytes);
  for (let low = from; low < end; low += stepBytes) {
    const index = source.read(low, stepBytes + 3).indexOf('OggS', 0, 'latin1');
    if (index >= 0) return low + index;
  }
  return null;
}

/** Ogg: walks its pages, for what is missing between them and for recordings that were joined to a chain. */
export function sniffOgg(source: ByteSource): SniffResult {
  const { links, isEndless, hasPictures, cutShort, hasBeginning } = readChain(source);
  if (hasPictures) return refusal('has_video');
  if (isEndless) return refusal('damaged', { reason: 'limits' });
  const [first] = links;
  if (!hasBeginning) return refusal('damaged', { reason: 'header' });
  const isLike = (link: Link) =>
    link.codec === first?.codec && link.channels === first.channels && link.rateHz === first.rateHz;
  const tracks = links.filter(({ turn }) => turn === first?.turn);
  const isParallel = tracks.length > 1;
  const other = links.findIndex((link) => (isParallel ? link.turn !== first?.turn : !isLike(link)));
  const used = other < 0 ? links : links.slice(0, other);
  const unused = other < 0 ? [] : links.slice(other);
  const again = used.filter((link, index) => used.slice(0, index).some(({ serial }) => serial === link.serial));
  const incomplete = used.findIndex((link) => lostOf(link) !== null);
  const lost = incomplete < 0 ? null : lostOf(used[incomplete] as Link);
  const before = used
    .slice(0, isParallel ? 0 : Math.max(0, incomplete))
    .reduce((sum, link) => sum + secondsOf(link), 0);
  return sniffedAudio({
    demuxer: 'ogg',
    container: first?.codec === 'opus' ? 'Opus' : 'Ogg',
    extensions: voiceFormats.ogg,
    sampleRateHz: first?.rateHz ?? null,
    channels: first?.channels ?? null,
    cutShort: cutShort && unused.length === 0,
    floats: first?.codec !== 'flac',
    lost: lost && { seconds: lost.seconds, at: lost.at + before },
    unused: unused.map(secondsOf),
    trackSeconds: isParallel ? tracks.map(secondsOf) : [],
    harmlessPackets: again.length * 2,
    window: unused[0] ? { start: 0, end: unused[0].start } : null,
  });
}
