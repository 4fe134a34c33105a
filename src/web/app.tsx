import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { styleNonce } from './lib/nonce.ts';
import { queryClient } from './lib/query-client.ts';
import { Pages } from './routes.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { Notices } from './ui/notices.tsx';
import { cssVariables, schemeManager, theme } from './ui/theme.ts';

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <Notices />
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
