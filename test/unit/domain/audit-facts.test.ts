import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../src/db/records.ts';
import { type AuditFacts, auditFacts, faultsOfFacts } from '../../../src/domain/audit-facts.ts';

const id = '01900000-0000-7000-8000-000000000009';

describe('what an audit row keeps for good', () => {
  it('is ids, codes, numbers, instants and hashes', () => {
    expect(
      faultsOfFacts({
        status: 'inProgress',
        holder: id,
        revision: 3,
        onBehalf: false,
        dueBy: '2026-03-09T10:00:00.000Z',
        contract: { from: '2026-01-01', until: null },
        findings: ['too_quiet'],
        sha256: 'a'.repeat(64),
        slot: 'custom:night-desk',
        timeZone: 'Asia/Taipei',
      }),
    ).toEqual([]);
    expect(faultsOfFacts(null)).toEqual([]);
  });

  it('is never a name, an address, a sentence or something that nobody has named', () => {
    const faults = faultsOfFacts({
      status: 'The line is busy',
      holder: 'Mei Lin',
      findings: ['too_quiet', 'sounds like a kettle'],
      contract: { from: '2026-01-01', until: 'next year' },
      name: 'Sea Breeze',
      email: 'mei@example.com',
      phoneSystemId: 7,
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'status',
      'holder',
      'findings',
      'contract',
      'name',
      'email',
      'phoneSystemId',
    ]);
    expect(faultsOfFacts('a sentence')).toEqual(['not an object']);
  });

  it('refuses a name at compile time, also in an object that comes from elsewhere', () => {
    const customer = { plan: 'pro', name: 'Sea Breeze' };
    // @ts-expect-error a name belongs to the entry's names
    const facts: AuditFacts = customer;
    // @ts-expect-error so does an address
    const entry: Pick<AuditEntry, 'after'> = { after: { email: 'mei@example.com' } };
    expect([facts, entry.after].flatMap(faultsOfFacts)).toHaveLength(2);
  });

  it('has a shape for every fact', () => {
    expect(Object.keys(auditFacts)).toEqual(Object.keys(auditFacts).sort());
  });
});
