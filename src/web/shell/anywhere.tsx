import { useQuery } from '@tanstack/react-query';
import { problemCode } from '../lib/problem-error.ts';
import { meQuery } from '../lib/session.ts';
import { Bare } from './bare.tsx';
import { Desk } from './desk.tsx';
import type { DeskPage } from './desk-page.ts';

/** The frame of pages that are also for who cannot sign in: the desk's, else that of the pages before it. */
export function Anywhere({ pages }: { pages: readonly DeskPage[] }) {
  const { isPending, error } = useQuery(meQuery);
  // Neither frame before it is known whose it is.
  if (isPending) return null;
  return problemCode(error) === 'not_signed_in' ? <Bare /> : <Desk pages={pages} />;
}
