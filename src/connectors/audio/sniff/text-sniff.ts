import { refusal, type SniffedRefusal } from './sniff-result.ts';

/** None lets white space run over lines: a text of empty lines would take time by the square of its length. */
const playlistMarks = [
  /^#EXTM3U/im,
  /^#EXTINF/im,
  /^ffconcat\s+version/im,
  /^[ \t]*\[playlist\]/im,
  /^[ \t]*\[reference\]/im,
  /^[ \t]*(ref|file)\d+[ \t]*=/im,
  /<\s*asx\b/i,
  /<\s*mpd\b/i,
  /<\s*playlist\b/i,
  /<\s*smil\b/i,
  /<\?\s*(wpl|quicktime|zpl)\b/i,
  /<\s*SmoothStreamingMedia\b/i,
  /^[ \t]*rtsptext/im,
  /^v=0\r?\n(?:[^\n]*\n){0,20}[om]=/m,
  /^[ \t]*(file|https?|rtsp|rtmp|mms|mmsh|ftp|data|concat|subfile|crypto|hls\+https?|tcp|udp):\S+/im,
  /^[ \t]*file[ \t]+['"]?\S/im,
  /^[^\n<>{}]{1,300}\.(wav|mp3|m4a|aac|ogg|opus|flac|wma|amr|aiff?|au|webm|mp4|ts|m3u8?)\s*$/im,
];

/** Text of a file that is text, in whatever encoding; null when it is something else. */
export function decodeText(head: Buffer): string | null {
  if (head.length === 0) return null;
  const utf16 = utf16Encoding(head);
  if (utf16) {
    const even = head.subarray(0, head.length - (head.length % 2));
    const text = utf16 === 'le' ? even.toString('utf16le') : Buffer.from(even).swap16().toString('utf16le');
    return isReadable(text) ? text.replace(/^\ufeff/, '') : null;
  }
  if (head.includes(0)) return null;
  const bytes = head.subarray(0, head[0] === 0xef && head[1] === 0xbb ? undefined : head.length);
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  return isReadable(text) ? text : null;
}

/** A byte order mark, or nearly every second byte zero (Latin text without a mark). */
function utf16Encoding(head: Buffer): 'le' | 'be' | null {
  if (head[0] === 0xff && head[1] === 0xfe && head.length % 2 === 0) return 'le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'be';
  const sample = head.subarray(0, 256);
  if (sample.length < 8) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  sample.forEach((byte, index) => {
    if (byte === 0 && index % 2 === 0) evenZeros += 1;
    if (byte === 0 && index % 2 === 1) oddZeros += 1;
  });
  const half = sample.length / 2;
  if (oddZeros > half * 0.8 && evenZeros === 0) return 'le';
  if (evenZeros > half * 0.8 && oddZeros === 0) return 'be';
  return null;
}

/** Control characters or many replacement characters give a binary file away. */
function isReadable(text: string): boolean {
  let strange = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code === 0xfffd || code === 0x7f || (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12))
      strange += 1;
  }
  // The cut at the end of the head may split one character.
  return text.length > 0 && strange <= 1 + text.length * 0.002;
}

/** A text that points elsewhere is a playlist; any other text is not audio. */
export function sniffText(head: Buffer): SniffedRefusal | null {
  const text = decodeText(head);
  if (text === null) return null;
  if (playlistMarks.some((mark) => mark.test(text))) return refusal('playlist');
  return refusal('not_audio', { actual: 'text' });
}
