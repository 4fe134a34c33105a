/** One page of a ListObjectsV2 answer. */
export interface S3ListPage {
  objects: { key: string; size: number; modifiedAt: Date }[];
  /** Null on the last page. */
  next: string | null;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(value: string): string {
  return value.replace(/&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number.parseInt(decimal, 10));
    return entities[name] ?? whole;
  });
}

/** The text of the first element of that name, or null. S3 puts no attributes or nesting inside the elements we read. */
export function textOfElement(xml: string, name: string): string | null {
  const start = xml.indexOf(`<${name}>`);
  if (start < 0) return null;
  const from = start + name.length + 2;
  const end = xml.indexOf(`</${name}>`, from);
  return end < 0 ? null : unescapeXml(xml.slice(from, end));
}

/**
 * Parses the facts we need from a ListObjectsV2 answer; order and unknown elements do not matter.
 * @throws Error when the text is not such an answer or is incomplete.
 */
export function parseListPage(xml: string): S3ListPage {
  if (!xml.includes('<ListBucketResult') || !xml.includes('</ListBucketResult>'))
    throw new Error('not a bucket listing');
  const objects: S3ListPage['objects'] = [];
  for (const piece of xml.split('<Contents>').slice(1)) {
    const entry = piece.slice(0, piece.indexOf('</Contents>'));
    const key = textOfElement(entry, 'Key');
    const size = Number(textOfElement(entry, 'Size') ?? Number.NaN);
    const modifiedAt = new Date(textOfElement(entry, 'LastModified') ?? Number.NaN);
    if (key === null || !Number.isSafeInteger(size) || Number.isNaN(modifiedAt.getTime())) {
      throw new Error('an entry of the bucket listing lacks its key, size or date');
    }
    objects.push({ key, size, modifiedAt });
  }
  const next = textOfElement(xml, 'IsTruncated') === 'true' ? textOfElement(xml, 'NextContinuationToken') : null;
  return { objects, next };
}
