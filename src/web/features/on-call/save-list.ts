import { useQueryClient } from '@tanstack/react-query';
import type { OnCallReply, ShiftReply } from '../../../contract/on-call.contract.ts';
import { api } from '../../lib/api.ts';

/** The list as it was read, with the version that a change has to name. */
export interface ReadList {
  value: OnCallReply;
  etag: string;
}

/** A shift as the API takes it. */
export type GivenShift = Pick<ShiftReply, 'userId' | 'from' | 'until' | 'order' | 'webhookId'>;

/** The list's body with other shifts or minutes, without shifts that have ended meanwhile or whose person is not notified any more. */
export function bodyOf({ value }: ReadList, changed: { shifts?: readonly GivenShift[]; minutes?: number }) {
  const shifts = changed.shifts ?? value.shifts.filter(({ callable }) => callable);
  return {
    escalateAfterMinutes: changed.minutes ?? value.escalateAfterMinutes,
    shifts: shifts
      .filter(({ until }) => Date.parse(until) > Date.now())
      .map(({ userId, from, until, order, webhookId }) => ({ userId, from, until, order, webhookId })),
  };
}

/** Saves the whole list in the version that was read, and shows what it is now. */
export function useSaveList(list: ReadList) {
  const queryClient = useQueryClient();
  return async (body: ReturnType<typeof bodyOf>) => {
    await api.put('/on-call', { body, etag: list.etag });
    await queryClient.invalidateQueries({ queryKey: ['/on-call'] });
  };
}
