import type { LineGroupReply } from '../../contract/line-groups.contract.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { LineGroupRow } from './line-groups.repository.ts';

export function presentLineGroup({ id, name, lineIds, createdAt, updatedAt }: LineGroupRow): LineGroupReply {
  return { id, name, lineIds, createdAt: formatTaipei(createdAt), updatedAt: formatTaipei(updatedAt) };
}
