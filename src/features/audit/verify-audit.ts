import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import {
  type BrokenSeal,
  countSealed,
  countWords,
  customersByName,
  findBrokenSeals,
  storedSeals,
  type WordsCount,
} from './audit.repository.ts';
import { type AnchorFinding, compareAnchors, sentenceOf } from './compare-anchors.ts';

export interface AuditVerdict {
  /** True when every sealed row and its words are unchanged, and every anchored seal still exists. */
  intact: boolean;
  faults: BrokenSeal[];
  rows: number;
  /** Rows written since the last sealing: not yet covered. */
  unsealed: number;
  seals: number;
  /** Rows by what became of their names and reasons: `forgotten` ones were deleted as they may be. */
  words: WordsCount;
  /** Lines of the anchor file; null where there is none to compare with. */
  anchors: number | null;
  /** Differences between the anchor file and the database, in sentences. */
  findings: string[];
}

/**
 * Recomputes the hash chains of all customers and compares them with the anchored seals, for the command `verify-audit`.
 * Reads everything.
 */
export async function verifyAudit(deps: Pick<Deps, 'database' | 'anchors'>): Promise<AuditVerdict> {
  return await deps.database.transaction(systemActor, async (transaction) => {
    const faults = await findBrokenSeals(transaction);
    const outside = await compareOutside(deps, transaction);
    const words = await countWords(transaction);
    const intact = faults.length + outside.findings.length + words.changed + words.missing === 0;
    return { intact, faults, ...(await countSealed(transaction)), words, ...outside };
  });
}

async function compareOutside(
  { anchors }: Pick<Deps, 'anchors'>,
  transaction: Transaction,
): Promise<Pick<AuditVerdict, 'anchors' | 'findings'>> {
  const kept = await anchors.read();
  if (kept === null) return { anchors: null, findings: [] };
  const lines: AnchorFinding[] = kept.faults.map((fault) => ({ kind: 'line', ...fault }));
  const findings = [...lines, ...compareAnchors(kept.anchors, await storedSeals(transaction))];
  const names = findings.length > 0 ? await customersByName(transaction) : new Map<string, string>();
  const nameOf = (id: string | null) => {
    if (id === null) return 'the installation itself';
    const name = names.get(id);
    return name === undefined ? `customer ${id}` : `${name} (${id})`;
  };
  return { anchors: kept.anchors.length, findings: findings.map((finding) => sentenceOf(finding, nameOf)) };
}
