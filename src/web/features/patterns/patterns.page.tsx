import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo } from 'react';
import { PageHeader } from '../../ui/page-header.tsx';
import { Badges } from './badges.tsx';
import { Dialogs } from './dialogs.tsx';
import { Heads } from './heads.tsx';
import { HistorySamples } from './history-samples.tsx';
import { Known } from './known.tsx';
import { Messages } from './messages.tsx';
import { Places } from './places.tsx';
import { sampleClient } from './sample-client.ts';
import { Sounds } from './sounds.tsx';
import { StartPages } from './start-pages.tsx';
import { Strips } from './strips.tsx';
import { Tables } from './tables.tsx';
import { Times } from './times.tsx';
import { usePatternWords } from './use-pattern-words.ts';

/** Every shared part in each of its states, for people who build pages and for the tests that photograph them. */
export function PatternsPage() {
  const words = usePatternWords();
  const client = useMemo(() => sampleClient(words), [words]);
  return (
    <QueryClientProvider client={client}>
      <PageHeader title={words.title} text={words.text} />
      <Heads />
      <Strips />
      <StartPages />
      <Tables />
      <Known />
      <Sounds />
      <Times />
      <HistorySamples />
      <Dialogs />
      <Messages />
      <Badges />
      <Places />
    </QueryClientProvider>
  );
}
