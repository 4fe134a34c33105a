// In a layer: ours wins over the library's wherever both stand in the one style file.
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { announceNonce } from './lib/nonce.ts';
import { queryClient } from './lib/query-client.ts';
import { meQuery } from './lib/session.ts';
import { startWords } from './lib/words.ts';
import { loadPageAhead, outsidePaths } from './routes.tsx';

announceNonce();
// The session and the words are loaded in parallel, and the page's file as soon as it is known whose it is.
if (!outsidePaths.includes(location.pathname)) {
  queryClient.fetchQuery(meQuery).then(
    (me) => loadPageAhead(location.pathname, me),
    () => undefined,
  );
}
// Not awaited at the top level: a chunk of words that shares code with this one would then wait for it, and it for the
// words.
void startWords().then(() => {
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
