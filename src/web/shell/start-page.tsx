import { Navigate } from 'react-router';
import { useMe } from '../lib/session.ts';
import type { DeskPage } from './desk-page.ts';
import { navigationOf } from './navigation.tsx';

/** Leads to the first entry of somebody's navigation. */
export function StartPage({ pages }: { pages: readonly DeskPage[] }) {
  const [first] = navigationOf(pages, useMe());
  return <Navigate to={first?.page.path ?? '/account'} replace />;
}
