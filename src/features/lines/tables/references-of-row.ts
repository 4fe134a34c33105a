import type { LineColumn } from '../../../contract/words/tables.ts';
import type { Language } from '../../../deps.ts';
import type { LineRow } from '../../../reconcile/line-revisions.repository.ts';
import type { FieldError } from '../../../shared/app-error.ts';
import { type Cells, tableFault } from '../../table-cells.ts';
import { named } from './line-cells.ts';
import type { TableReferences } from './line-table.repository.ts';

/** A row as it is read, before anything is compared. */
export interface ReadRow {
  row: number;
  cells: Cells<LineColumn>;
  /** E.164; null for a text that is no number. */
  number: string | null;
  faults: FieldError[];
  /** What is wrong with the number, for a line that is not there yet. */
  numberFaults: FieldError[];
}

interface Known {
  found: TableReferences;
  language: Language;
}
interface References {
  values: { organisationId?: string; phoneSystemId?: string };
  faults: FieldError[];
}

/** The customer and the phone system that a row names; of a line that exists only the phone system may be another one. */
export function referencesOf(row: ReadRow, before: LineRow | undefined, known: Known): References {
  const customer = customerOf(row, before, known);
  const system = phoneSystemOf(row, known);
  return {
    values: {
      ...(before === undefined && customer.id !== undefined ? { organisationId: customer.id } : {}),
      ...(system.id === undefined ? {} : { phoneSystemId: system.id }),
    },
    faults: [...customer.faults, ...system.faults],
  };
}

type Reference = { id?: string; faults: FieldError[] };

/** By its id where the row has one, which an export always gives; else by its name. */
function customerOf({ cells }: ReadRow, before: LineRow | undefined, { found, language }: Known): Reference {
  const { customer = '', customerId = '' } = cells;
  const given = customerId || customer;
  if (given === '') return { faults: [] };
  const fault = (code: 'unknown_customer' | 'two_customers_named' | 'line_of_other_customer', name = given) => ({
    faults: [tableFault('customer', code, language, { given: name })],
  });
  const matching =
    customerId === ''
      ? named(found.customers, customer)
      : found.customers.filter(({ id }) => id === customerId.toLowerCase());
  const [only, another] = matching;
  if (only === undefined) return fault('unknown_customer');
  if (before !== undefined && !matching.some(({ id }) => id === before.organisationId)) {
    const owner = found.customers.find(({ id }) => id === before.organisationId);
    return fault('line_of_other_customer', owner?.name);
  }
  if (before === undefined && another !== undefined) return fault('two_customers_named');
  return { id: only.id, faults: [] };
}

function phoneSystemOf({ cells: { phoneSystem = '' } }: ReadRow, { found, language }: Known): Reference {
  if (phoneSystem === '') return { faults: [] };
  const [only] = named(found.phoneSystems, phoneSystem);
  if (only) return { id: only.id, faults: [] };
  return { faults: [tableFault('phoneSystem', 'unknown_phone_system', language, { given: phoneSystem })] };
}
