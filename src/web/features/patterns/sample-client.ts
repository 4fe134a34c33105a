import { QueryClient } from '@tanstack/react-query';
import type { MeReply } from '../../../contract/access.contract.ts';
import { meQuery } from '../../lib/session.ts';
import { fillLines } from './sample-lines.ts';
import { fillSounds } from './sample-sounds.ts';
import type { patternsEn } from './words.en.ts';

/** Who saves filters here. */
const me: MeReply = {
  id: 'patterns',
  name: '',
  email: '',
  roles: ['technician'],
  organisation: null,
  language: null,
  tourDone: true,
  secondFactor: { required: false, set: false },
};

/**
 * A memory of fixed answers for the parts that read by themselves. It asks no server: what is not in it stays loading, so that every
 * state can be looked at for as long as one likes.
 */
export function sampleClient(words: typeof patternsEn): QueryClient {
  const forEver = Number.POSITIVE_INFINITY;
  const client = new QueryClient({
    defaultOptions: {
      queries: { enabled: false, staleTime: forEver, gcTime: forEver, retry: false, retryOnMount: false },
    },
  });
  client.setQueryData(meQuery.queryKey, me);
  fillSounds(client, words);
  fillLines(client, words);
  return client;
}
