import { type PictureType, pictureTypes } from '../../connectors/pictures/pictures.port.ts';

export const documentTypes = ['application/pdf', ...pictureTypes] as const;
export type DocumentType = (typeof documentTypes)[number];

const signatures: [DocumentType, (number | null)[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  // RIFF, four bytes of length, WEBP.
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
];

/** Bytes from which every type is known. */
export const longestSignature = 12;

/** The type of a file by its first bytes; null for anything that is not taken. */
export function sniffDocument(bytes: Uint8Array): DocumentType | null {
  const found = signatures.find(([, signature]) =>
    signature.every((byte, place) => byte === null || bytes[place] === byte),
  );
  return found?.[0] ?? null;
}

export function isPicture(type: DocumentType): type is PictureType {
  return type !== 'application/pdf';
}
