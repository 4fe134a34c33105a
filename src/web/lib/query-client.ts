import { QueryClient } from '@tanstack/react-query';
import { ProblemError, problemCode } from './problem-error.ts';
import { meQuery } from './session.ts';

/** Live events say what has changed, so nothing is loaded again only because time has passed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => {
        const status = error instanceof ProblemError ? error.problem.status : 0;
        return failures < 2 && (status === 0 || status === 503);
      },
    },
    // Without a connection an action fails with a sentence, instead of being sent by itself at a later time.
    mutations: { networkMode: 'always' },
  },
});

// When a session has ended elsewhere, the desk loads the person again and goes to the sign-in.
queryClient.getQueryCache().subscribe(({ type, query }) => {
  if (type === 'updated' && query.queryKey[0] !== '/me') askAgainWho(query.state.error);
});
queryClient.getMutationCache().subscribe(({ type, mutation }) => {
  if (type === 'updated') askAgainWho(mutation.state.error);
});

function askAgainWho(error: unknown): void {
  if (problemCode(error) !== 'not_signed_in') return;
  if (queryClient.getQueryState(meQuery.queryKey)?.fetchStatus === 'idle') {
    void queryClient.resetQueries({ queryKey: meQuery.queryKey });
  }
}
