import type { CountyCountReply } from '../../contract/operations.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { counties } from '../../domain/line/counties.ts';
import { ensure } from '../ensure.ts';
import { countByCounty } from './operations.repository.ts';

/** Every county with its lines and customers; those without any have zeros. @throws AppError `forbidden`. */
export async function readCounties(deps: Deps, { actor }: Caller): Promise<{ items: CountyCountReply[] }> {
  ensure(actor, 'broadcast.read', { organisationId: null });
  const found = new Map((await deps.database.read(actor, countByCounty)).map((row) => [row.county, row]));
  return { items: counties.map((county) => found.get(county) ?? { county, lines: 0, customers: 0, agreed: 0 }) };
}
