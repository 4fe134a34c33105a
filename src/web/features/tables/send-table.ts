import type { TableImportReply } from '../../../contract/tables.contract.ts';
import { addressOf } from '../../lib/api.ts';
import { send } from '../../lib/send.ts';

export type TableOf = 'lines' | 'customers';

/** Without `plan` a dry run. @throws ProblemError. */
export async function sendTable(of: TableOf, file: File, plan?: string): Promise<TableImportReply> {
  const body = new FormData();
  body.append('file', file);
  if (plan !== undefined) body.append('plan', plan);
  return (await send(addressOf(`/${of}/imports`), { method: 'post', body })).body as TableImportReply;
}
