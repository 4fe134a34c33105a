import type { CustomerReply } from '../../contract/customers.contract.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { CustomerRow } from './customers.repository.ts';

export function presentCustomer(row: CustomerRow): CustomerReply {
  const { contractFrom, contractUntil } = row;
  return {
    id: row.id,
    name: row.name,
    plan: row.plan,
    onboardedOn: row.onboardedOn,
    contract: contractFrom !== null && contractUntil !== null ? { from: contractFrom, until: contractUntil } : null,
    environment: row.environment,
    extraBusinessDays: row.extraBusinessDays,
    county: row.county,
    createdAt: formatTaipei(row.createdAt),
  };
}
