import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { isTerminal } from '../../../domain/change-request/lifecycle.ts';

/** Nothing more happens to the request without a person. */
export function isEnded({ status }: Pick<ChangeRequestReply, 'status'>): boolean {
  return isTerminal(status);
}
