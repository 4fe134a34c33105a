/** One seal of the audit as it was when it was made: what the database must still hold. */
export interface SealAnchor {
  seal: number;
  /** Whose chain; null for what belongs to no customer. */
  organisationId: string | null;
  previousHash: string;
  hash: string;
  /** Audit rows under this seal. */
  rows: number;
  /** Seals and rows of this customer's chain, this one included. */
  chainSeals: number;
  chainRows: number;
  /** ISO instant. */
  sealedAt: string;
}

/** A line that is not as it was written, counted from 1: not readable, not signed with our key, or not the next after its neighbour. */
export interface AnchorFault {
  line: number;
  fault: 'unreadable' | 'signature';
}

/** Seals kept outside the database, in a place and signed by a key that whoever rules the database does not have. */
export interface AuditAnchors {
  /** The file; null where seals go to the log only. */
  readonly path: string | null;
  /** The newest seal that is written down; null where nothing is kept, 0 before the first. @throws Error when the last line is not ours. */
  newest(): Promise<number | null>;
  append(anchors: readonly SealAnchor[]): Promise<void>;
  /** Null where nothing is kept. */
  read(): Promise<{ anchors: SealAnchor[]; faults: AnchorFault[] } | null>;
}
