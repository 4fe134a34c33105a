import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { accountPages } from './features/account/account.pages.ts';
import { adminPages } from './features/admin/admin.pages.ts';
import { customerPages } from './features/customer/customer.pages.ts';
import { peoplePages } from './features/people/people.pages.ts';
import { technicianPages } from './features/technician/technician.pages.ts';
import { Bare } from './shell/bare.tsx';
import { Desk } from './shell/desk.tsx';
import type { DeskPage } from './shell/desk-page.ts';
import { NotFoundPage } from './shell/not-found.page.tsx';
import { RolePage } from './shell/role-page.tsx';
import { StartPage } from './shell/start-page.tsx';

/** Every page behind the sign-in. A desk adds its list here. */
const pages: readonly DeskPage[] = [
  ...adminPages,
  ...customerPages,
  ...technicianPages,
  ...peoplePages,
  ...accountPages,
];

const variants = new Map<string, DeskPage[]>();
for (const page of pages) variants.set(page.path, [...(variants.get(page.path) ?? []), page]);

const SignInPage = lazy(async () => ({ default: (await import('./features/sign-in/sign-in.page.tsx')).SignInPage }));
const ForgotPage = lazy(async () => ({ default: (await import('./features/sign-in/forgot.page.tsx')).ForgotPage }));
const ResetPage = lazy(async () => ({ default: (await import('./features/sign-in/reset.page.tsx')).ResetPage }));
const AcceptPage = lazy(async () => ({ default: (await import('./features/sign-in/accept.page.tsx')).AcceptPage }));

export function Pages() {
  return (
    <Suspense>
      <Routes>
        <Route element={<Bare />}>
          <Route path="/sign-in" element={<SignInPage />} />
          <Route path="/forgot-password" element={<ForgotPage />} />
          <Route path="/reset-password" element={<ResetPage />} />
          <Route path="/accept-invitation" element={<AcceptPage />} />
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
