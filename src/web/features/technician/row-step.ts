import { useMemo } from 'react';
import type { JobReply } from '../../../contract/job-shapes.ts';
import { hasRole, useMe } from '../../lib/session.ts';

/** What a row's button does; the page carries it out. */
export type RowStep = 'take' | 'again' | 'release' | 'steal' | 'retry';

/** Who reads the queue, as far as actions depend on it. */
export interface Reader {
  id: string;
  isTechnician: boolean;
  isOperator: boolean;
}

export function useReader(): Reader {
  const me = useMe();
  const isTechnician = hasRole(me, 'technician');
  const isOperator = hasRole(me, 'operator');
  return useMemo(() => ({ id: me.id, isTechnician, isOperator }), [me.id, isTechnician, isOperator]);
}

/** The one action that fits a job and its reader; null when there is none. */
export function stepOf(job: JobReply, { id, isTechnician, isOperator }: Reader): RowStep | null {
  const isMine = isTechnician && job.takenBy?.id === id;
  if (job.status === 'failed' && isMine) return 'again';
  if (job.status === 'failed') return isOperator ? 'retry' : null;
  if (job.paused || job.applying) return null;
  if (job.status === 'open') return isTechnician ? 'take' : null;
  if (job.status !== 'taken') return null;
  if (isMine) return 'release';
  return isTechnician ? 'steal' : null;
}
