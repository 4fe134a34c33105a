import type { CustomerReply } from '../../contract/customers.contract.ts';
import type { CustomerColumn } from '../../contract/words/tables.ts';
import type { Language } from '../../deps.ts';
import { wordOf } from '../table-cells.ts';

/** A customer as a row of the table, in the reader's language. */
export function customerCells(
  { contract, extraBusinessDays, ...customer }: Omit<CustomerReply, 'createdAt'>,
  language: Language,
): Record<CustomerColumn, string | null> {
  return {
    name: customer.name,
    id: customer.id,
    plan: wordOf('plan', customer.plan, language),
    onboardedOn: customer.onboardedOn,
    contractFrom: contract?.from ?? null,
    contractUntil: contract?.until ?? null,
    environment: wordOf('environment', customer.environment, language),
    extraBusinessDays: extraBusinessDays === null ? null : String(extraBusinessDays),
    county: customer.county,
  };
}
