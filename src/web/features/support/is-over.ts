import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { isTerminal } from '../../../domain/change-request/lifecycle.ts';

/** Nothing is promised any more. */
export function isOver({ status }: Pick<ChangeRequestReply, 'status'>): boolean {
  return isTerminal(status);
}
