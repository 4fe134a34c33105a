import pg from 'pg';
import { faultsOfFacts } from '../../src/domain/audit-facts.ts';
import { changeFaultOf } from '../../src/domain/change-request/change-fault.ts';
import { holdCauseOf } from '../../src/domain/change-request/hold-cause.ts';

const formerFaults = ['retry', 'wrong_configuration', 'refused'];

/**
 * Checks every audit row that a test has left. @throws Error naming each row that keeps anything but ids, codes and
 * numbers where nothing can be deleted.
 */
export async function assertAuditHoldsFacts(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("select set_config('app.scope', 'staff', false)");
    const { rows } = await client.query(
      'select id, actor_role, action, before, after, reason from audit_row order by id',
    );
    const said = rows.flatMap(({ id, actor_role, action, before, after, reason }) => {
      const faults = [...faultsOfFacts(before), ...faultsOfFacts(after)];
      // Earlier versions kept a fault's class, which has no words of its own.
      const former = actor_role === 'system' && formerFaults.includes(reason);
      const isCode = changeFaultOf(reason) !== null || holdCauseOf(reason) !== null;
      if (reason !== null && !isCode && !former) faults.push(`reason: ${reason}`);
      return faults.map((fault) => `${action} (${id}) ${fault}`);
    });
    if (said.length > 0) throw new Error(`the audit keeps what can never be deleted: ${said.join(', ')}`);
  } finally {
    await client.end();
  }
}
