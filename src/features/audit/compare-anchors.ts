import type { SealAnchor } from '../../connectors/anchors/anchors.port.ts';

/** A seal as stored in the database. */
export interface StoredSeal {
  seal: number;
  organisationId: string | null;
  hash: string;
  rows: number;
  /** So recent that its anchor may still be on its way. */
  fresh: boolean;
}

export type AnchorFinding =
  /** Anchored seals that are missing in the database; `whole` when the whole chain is gone. */
  | {
      kind: 'missing';
      organisationId: string | null;
      seals: number;
      rows: number;
      from: string;
      to: string;
      whole: boolean;
    }
  /** Seals whose hash differs from the anchored one: their links were recomputed. */
  | { kind: 'recomputed'; organisationId: string | null; seals: number; from: string; to: string }
  /** Seals of the database without an anchor: the file was cut or could not be written. */
  | { kind: 'not_anchored'; organisationId: string | null; seals: number }
  /** A line that is not ours, or that does not follow the line before it. */
  | { kind: 'line'; line: number; fault: 'unreadable' | 'signature' };

/** Compares the anchors with the database, customer by customer. */
export function compareAnchors(anchors: readonly SealAnchor[], stored: readonly StoredSeal[]): AnchorFinding[] {
  const bySeal = new Map(stored.map((seal) => [seal.seal, seal]));
  const alive = new Set(stored.map(({ organisationId }) => organisationId));
  const missing = new Map<string | null, SealAnchor[]>();
  const recomputed = new Map<string | null, SealAnchor[]>();
  for (const anchor of anchors) {
    const seal = bySeal.get(anchor.seal);
    if (seal === undefined) gather(missing, anchor);
    else if (!agrees(seal, anchor)) gather(recomputed, anchor);
  }
  const written = new Set(anchors.map(({ seal }) => seal));
  const loose = new Map<string | null, number>();
  for (const { seal, organisationId, fresh } of stored) {
    if (!fresh && !written.has(seal)) loose.set(organisationId, (loose.get(organisationId) ?? 0) + 1);
  }
  return [
    ...[...missing].map(([organisationId, lost]): AnchorFinding => {
      const rows = lost.reduce((sum, anchor) => sum + anchor.rows, 0);
      const whole = !alive.has(organisationId);
      return { kind: 'missing', organisationId, seals: lost.length, rows, ...spanOf(lost), whole };
    }),
    ...[...recomputed].map(([organisationId, changed]): AnchorFinding => {
      return { kind: 'recomputed', organisationId, seals: changed.length, ...spanOf(changed) };
    }),
    ...[...loose].map(([organisationId, seals]): AnchorFinding => ({ kind: 'not_anchored', organisationId, seals })),
  ];
}

function agrees(seal: StoredSeal, anchor: SealAnchor): boolean {
  return seal.hash === anchor.hash && seal.rows === anchor.rows && seal.organisationId === anchor.organisationId;
}

function gather(groups: Map<string | null, SealAnchor[]>, anchor: SealAnchor): void {
  const group = groups.get(anchor.organisationId);
  if (group) group.push(anchor);
  else groups.set(anchor.organisationId, [anchor]);
}

function spanOf(anchors: SealAnchor[]): { from: string; to: string } {
  const instants = anchors.map(({ sealedAt }) => sealedAt).sort();
  return { from: instants[0] as string, to: instants.at(-1) as string };
}

/** For the operator at the command line. */
export function sentenceOf(finding: AnchorFinding, nameOf: (organisationId: string | null) => string): string {
  if (finding.kind === 'line') {
    return finding.fault === 'unreadable'
      ? `Line ${finding.line} of the anchor file cannot be read.`
      : `Line ${finding.line} of the anchor file was changed, moved or signed with another secret, or the line before it is gone.`;
  }
  const whose = nameOf(finding.organisationId);
  const seals = finding.seals === 1 ? '1 seal' : `${finding.seals} seals`;
  if (finding.kind === 'not_anchored')
    return `${seals} of ${whose} ${finding.seals === 1 ? 'stands' : 'stand'} in no line of the anchor file: the file was cut, or could not be written.`;
  const when = `made between ${finding.from} and ${finding.to}`;
  if (finding.kind === 'recomputed')
    return `${seals} of ${whose}, ${when}, no longer have the hash that was written down: the chain was computed again.`;
  const what = finding.whole ? `The whole chain of ${whose} is gone: ` : '';
  return `${what}${seals} of ${whose} with ${finding.rows} audit rows, ${when}, are missing from the database.`;
}
