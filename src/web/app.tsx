import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { styleNonce } from './lib/nonce.ts';
import { ProblemError, problemCode } from './lib/problem-error.ts';
import { meQuery } from './lib/session.ts';
import { Pages } from './routes.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { cssVariables, schemeManager, theme } from './ui/theme.ts';

/** Live events say what is old, so nothing is read again just because time went by. */
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => {
        const status = error instanceof ProblemError ? error.problem.status : 0;
        return failures < 2 && (status === 0 || status === 503);
      },
    },
  },
});

// A session that ended elsewhere: whatever notices first, the desk asks who it is and leads to the sign-in.
queryClient.getQueryCache().subscribe(({ type, query }) => {
  if (type !== 'updated' || query.queryKey[0] === '/me' || problemCode(query.state.error) !== 'not_signed_in') return;
  if (queryClient.getQueryState(meQuery.queryKey)?.fetchStatus === 'idle') {
    void queryClient.resetQueries({ queryKey: meQuery.queryKey });
  }
});

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <PageBoundary>
            <Pages />
          </PageBoundary>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}
