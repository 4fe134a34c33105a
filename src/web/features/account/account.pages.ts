import { Mail } from 'lucide-react';
import type { DeskPage } from '../../shell/desk-page.ts';

export const accountPages: readonly DeskPage[] = [
  { path: '/account', load: async () => (await import('./account.page.tsx')).AccountPage },
  { path: '/account/second-factor', load: async () => (await import('./second-factor.page.tsx')).SecondFactorPage },
  {
    path: '/messages',
    load: async () => (await import('./messages.page.tsx')).MessagesPage,
    roles: ['admin'],
    nav: { label: (t) => t('account.messages.title'), icon: Mail, order: 85 },
  },
];
