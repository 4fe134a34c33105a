/**
 * A short, stable name for a text (two FNV-1a lanes, 16 hex digits), to tell calendar versions apart. It protects nothing
 * and needs no crypto module, which the pure core may not import.
 */
export function contentChecksum(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b) ^ (second >>> 13);
  }
  const hex = (lane: number): string => (lane >>> 0).toString(16).padStart(8, '0');
  return hex(first) + hex(second);
}
