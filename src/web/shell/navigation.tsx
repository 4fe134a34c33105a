import { NavLink } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, matchPath, useLocation } from 'react-router';
import type { MeReply } from '../../contract/access.contract.ts';
import { hasRole, meQuery } from '../lib/session.ts';
import styles from './desk.module.css';
import type { DeskPage } from './desk-page.ts';

/** Whether a page exists for somebody. */
export function isFor({ roles }: DeskPage, me: MeReply): boolean {
  return roles === undefined || hasRole(me, ...roles);
}

/** The navigation entries of the person's roles, in order. */
export function navigationOf(pages: readonly DeskPage[], me: MeReply) {
  return pages
    .flatMap((page) => (page.nav ? [{ page, nav: page.nav }] : []))
    .filter(({ page }) => isFor(page, me))
    .sort((one, other) => one.nav.order - other.nav.order);
}

export function Navigation({ pages }: { pages: readonly DeskPage[] }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const shown = me && pages.find((page) => matchPath(page.path, pathname) && isFor(page, me));
  const here = shown?.under?.(new URLSearchParams(search)) ?? pathname;
  const entries = me ? navigationOf(pages, me) : [];
  return (
    <nav aria-label={t('shell.navigation')}>
      {entries.map(({ page, nav: { label, icon: Icon } }) => (
        <NavLink
          key={page.path}
          className={styles.entry}
          component={Link}
          to={page.path}
          label={label(t)}
          leftSection={<Icon size={18} aria-hidden />}
          active={here === page.path || here.startsWith(`${page.path}/`)}
          aria-current={pathname === page.path ? 'page' : undefined}
          onPointerEnter={() => void page.load()}
        />
      ))}
    </nav>
  );
}
