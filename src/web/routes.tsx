import { type ComponentType, lazy, Suspense } from 'react';
import { matchPath, Route, Routes } from 'react-router';
import type { MeReply } from '../contract/access.contract.ts';
import { accountPages } from './features/account/account.pages.ts';
import { adminPages } from './features/admin/admin.pages.ts';
import { customerPages } from './features/customer/customer.pages.ts';
import { emergencyPages } from './features/emergency/emergency.pages.ts';
import { onCallPages } from './features/on-call/on-call.pages.ts';
import { operationsPages } from './features/operations/operations.pages.ts';
import { patternPages } from './features/patterns/patterns.pages.ts';
import { peoplePages } from './features/people/people.pages.ts';
import { quotePages } from './features/quotes/quotes.pages.ts';
import { reportingPages } from './features/reporting/reporting.pages.ts';
import { enquiryPages } from './features/scope/enquiries.pages.ts';
import { scopePages } from './features/scope/scope.pages.ts';
import { seasonPages } from './features/season/season.pages.ts';
import { startPages } from './features/start/start.pages.ts';
import { supportPages } from './features/support/support.pages.ts';
import { tablesPages } from './features/tables/tables.pages.ts';
import { technicianPages } from './features/technician/technician.pages.ts';
import { webhookPages } from './features/webhooks/webhooks.pages.ts';
import { showsPatterns } from './lib/installed.ts';
import { Anywhere } from './shell/anywhere.tsx';
import { Bare } from './shell/bare.tsx';
import { Desk } from './shell/desk.tsx';
import type { DeskPage } from './shell/desk-page.ts';
import { isFor, navigationOf } from './shell/navigation.tsx';
import { NotFoundPage } from './shell/not-found.page.tsx';
import { RolePage } from './shell/role-page.tsx';
import { StartPage } from './shell/start-page.tsx';

/** Every page behind the sign-in. A desk adds its list here. */
const pages: readonly DeskPage[] = [
  ...startPages,
  ...adminPages,
  ...tablesPages,
  ...customerPages,
  ...technicianPages,
  ...operationsPages,
  ...emergencyPages,
  ...onCallPages,
  ...peoplePages,
  ...seasonPages,
  ...webhookPages,
  ...quotePages,
  ...scopePages,
  ...enquiryPages,
  ...supportPages,
  ...reportingPages,
  ...accountPages,
  ...(showsPatterns ? patternPages : []),
];

const variants = new Map<string, DeskPage[]>();
for (const page of pages) variants.set(page.path, [...(variants.get(page.path) ?? []), page]);

/** The pages before the sign-in. */
const outside: Record<string, ComponentType> = {
  '/sign-in': lazy(async () => ({ default: (await import('./features/sign-in/sign-in.page.tsx')).SignInPage })),
  '/forgot-password': lazy(async () => ({ default: (await import('./features/sign-in/forgot.page.tsx')).ForgotPage })),
  '/reset-password': lazy(async () => ({ default: (await import('./features/sign-in/reset.page.tsx')).ResetPage })),
  '/refuse-mail': lazy(async () => ({
    default: (await import('./features/sign-in/refuse-mail.page.tsx')).RefuseMailPage,
  })),
  '/consent': lazy(async () => ({ default: (await import('./features/consent/consent.page.tsx')).ConsentPage })),
  '/accept-invitation': lazy(async () => ({
    default: (await import('./features/sign-in/accept.page.tsx')).AcceptPage,
  })),
};

/** Inside the desk for people who are signed in, before it for everybody else. */
const ContactPage = lazy(async () => ({ default: (await import('./features/account/contact.page.tsx')).ContactPage }));

export const outsidePaths: readonly string[] = Object.keys(outside);

/** Asks for the page's file while the frame around it is still being drawn. A failure is told when it is drawn itself. */
export function loadPageAhead(path: string, me: MeReply): void {
  const page =
    path === '/'
      ? navigationOf(pages, me)[0]?.page
      : pages.find((each) => matchPath(each.path, path) && isFor(each, me));
  page?.load().catch(() => undefined);
}

export function Pages() {
  return (
    <Suspense>
      <Routes>
        <Route element={<Bare />}>
          {Object.entries(outside).map(([path, Page]) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
        </Route>
        <Route element={<Anywhere pages={pages} />}>
          <Route path="/contact/:who" element={<ContactPage />} />
        </Route>
        <Route element={<Desk pages={pages} />}>
          <Route index element={<StartPage pages={pages} />} />
          {[...variants].map(([path, choices]) => (
            <Route key={path} path={path} element={<RolePage variants={choices} />} />
          ))}
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
