import { AppShell, Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, Outlet, useLocation } from 'react-router';
import { currentLanguage, type Language } from '../lib/language.ts';
import { openLive } from '../lib/live.ts';
import { problemCode } from '../lib/problem-error.ts';
import { hasRole, meQuery } from '../lib/session.ts';
import { switchLanguage } from '../lib/words.ts';
import { KeySheet } from '../ui/key-sheet.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import styles from './desk.module.css';
import type { DeskPage } from './desk-page.ts';
import { Logo } from './logo.tsx';
import { Navigation } from './navigation.tsx';
import { TourPlace } from './tour/tour-mark.tsx';
import { useTour } from './tour/use-tour.ts';
import { UserMenu } from './user-menu.tsx';

/** Staff's alone, so that customers do not load it. */
const Finder = lazy(async () => ({ default: (await import('./staff-frame.ts')).Finder }));
/** For those who are notified of alarms; nobody else loads it. */
const Alarms = lazy(async () => ({ default: (await import('./staff-frame.ts')).OperatorAlarms }));

/** Not on most pages, and on none once it has ended. */
const Tour = lazy(async () => ({ default: (await import('./tour/tour.tsx')).Tour }));

const secondFactorPath = '/account/second-factor';

/** Everything behind the sign-in: loads the person, then the frame around their page. */
export function Desk({ pages }: { pages: readonly DeskPage[] }) {
  const me = useQuery(meQuery);
  const location = useLocation();
  useAccountLanguage(me.data?.language ?? null);
  if (problemCode(me.error) === 'not_signed_in') {
    const next = location.pathname === '/' ? '' : `?next=${encodeURIComponent(location.pathname + location.search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  const secondFactor = me.data?.secondFactor;
  const isLocked = secondFactor?.required === true && !secondFactor.set;
  if (isLocked && location.pathname !== secondFactorPath) return <Navigate to={secondFactorPath} replace />;
  return (
    <Frame
      pages={me.data && !isLocked ? pages : []}
      open={me.data !== undefined && !isLocked}
      finds={me.data !== undefined && !isLocked && hasRole(me.data, 'agent', 'technician', 'operator', 'admin')}
    >
      {me.data && hasRole(me.data, 'operator', 'admin') && (
        <Suspense>
          <Alarms me={me.data} />
        </Suspense>
      )}
      {me.data ? (
        <Outlet />
      ) : me.isError ? (
        <ProblemMessage error={me.error} onRetry={() => void me.refetch()} />
      ) : (
        <PageSkeleton />
      )}
    </Frame>
  );
}

function Frame(parts: { pages: readonly DeskPage[]; open: boolean; finds: boolean; children: React.ReactNode }) {
  const { t } = useTranslation();
  const [drawer, { toggle, close }] = useDisclosure();
  const main = useFreshPage(close);
  const tour = useTour();
  useLive(parts.open);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !drawer } }}
      padding={0}
    >
      <a href="#main" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <AppShell.Header className={styles.header}>
        <Burger
          opened={drawer}
          onClick={toggle}
          hiddenFrom="sm"
          size="sm"
          aria-label={t(drawer ? 'shell.closeMenu' : 'shell.openMenu')}
          aria-expanded={drawer}
        />
        <Link to="/" className={styles.home} aria-label={t('shell.home')}>
          <Logo />
        </Link>
        {parts.finds && (
          <Suspense>
            <Finder />
          </Suspense>
        )}
        <UserMenu onTour={tour.steps.length > 0 ? tour.begin : undefined} />
      </AppShell.Header>
      <AppShell.Navbar component="div" p="sm" className={styles.navbar}>
        <Navigation pages={parts.pages} />
      </AppShell.Navbar>
      <AppShell.Main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <div className={styles.page}>
          <KeySheet />
          {/* With the page, which would otherwise move down when it comes. */}
          <Suspense fallback={<PageSkeleton />}>
            {parts.open && tour.at && <Tour tour={tour} />}
            <TourPlace value={parts.open && tour.at ? tour.at.step.key : null}>{parts.children}</TourPlace>
          </Suspense>
        </div>
      </AppShell.Main>
    </AppShell>
  );
}

/** Opening another page closes the drawer, scrolls to the top and moves the focus there. */
function useFreshPage(close: () => void) {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    close();
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname, close]);
  return main;
}

/** Follows the account's language when it was chosen on another device, because the server already uses it. */
function useAccountLanguage(language: Language | null): void {
  useEffect(() => {
    if (language !== null && language !== currentLanguage()) void switchLanguage(language);
  }, [language]);
}

function useLive(open: boolean): void {
  const queryClient = useQueryClient();
  useEffect(() => (open ? openLive(queryClient) : undefined), [open, queryClient]);
}
