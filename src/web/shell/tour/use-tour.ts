import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { api } from '../../lib/api.ts';
import { meQuery } from '../../lib/session.ts';
import { toastProblem } from '../../ui/toasts.tsx';
import { stepAt, tourOf } from './tour-steps.ts';

/** The tour of the person's desk: its step on this page, and how to end or restart it. */
export function useTour() {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const place = useLocation();
  const steps = me ? tourOf(me.roles) : [];
  const save = async (tourDone: boolean) => {
    if (me) queryClient.setQueryData(meQuery.queryKey, { ...me, tourDone });
    // Dismissed for now even when it could not be stored: the next sign-in shows it again.
    await api.patch('/me', { body: { tourDone } }).catch(toastProblem);
  };
  return {
    steps,
    at: me && !me.tourDone ? stepAt(steps, place) : null,
    end: () => save(true),
    begin: async () => {
      await save(false);
      if (steps[0]) await navigate(steps[0].path);
    },
  };
}
