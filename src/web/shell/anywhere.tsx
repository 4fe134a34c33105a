import { useQuery } from '@tanstack/react-query';
import { problemCode } from '../lib/problem-error.ts';
import { meQuery } from '../lib/session.ts';
import { Bare } from './bare.tsx';
import { Desk } from './desk.tsx';
import type { DeskPage } from './desk-page.ts';

/** The frame of pages that are also open without signing in: the desk's, else that of the sign-in pages. */
export function Anywhere({ pages }: { pages: readonly DeskPage[] }) {
  const { isPending, error } = useQuery(meQuery);
  // No frame until it is known whether somebody is signed in.
  if (isPending) return null;
  return problemCode(error) === 'not_signed_in' ? <Bare /> : <Desk pages={pages} />;
}
