import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { announceNonce } from './lib/nonce.ts';
import { queryClient } from './lib/query-client.ts';
import { meQuery } from './lib/session.ts';
import { startWords } from './lib/words.ts';
import { outsidePaths } from './routes.tsx';

announceNonce();
// Who it is and which words they read do not wait for each other.
if (!outsidePaths.includes(location.pathname)) void queryClient.prefetchQuery(meQuery);
// Not awaited at the top: a chunk of words that shares something with this one would then wait for it, and it for the words.
void startWords().then(() => {
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
