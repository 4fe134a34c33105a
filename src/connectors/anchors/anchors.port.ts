/** One seal of the audit as it was written: the database must still hold it. */
export interface SealAnchor {
  seal: number;
  /** The organisation whose chain it is; null for rows that belong to no customer. */
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

/**
 * A line that was changed, counted from 1: unreadable, not signed with our key, or not the successor of the line before
 * it.
 */
export interface AnchorFault {
  line: number;
  fault: 'unreadable' | 'signature';
}

/** Seals kept outside the database, in a place and signed by a key that an administrator of the database does not have. */
export interface AuditAnchors {
  /** The file; null where seals go to the log only. */
  readonly path: string | null;
  /**
   * The newest seal written; null where none are kept, 0 before the first. @throws Error when the last line is not ours.
   */
  newest(): Promise<number | null>;
  append(anchors: readonly SealAnchor[]): Promise<void>;
  /** Null where none are kept. */
  read(): Promise<{ anchors: SealAnchor[]; faults: AnchorFault[] } | null>;
}
