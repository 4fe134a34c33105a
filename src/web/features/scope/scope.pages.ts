import { CircleQuestionMark, ListTree } from 'lucide-react';
import type { DeskPage } from '../../shell/desk-page.ts';

export const scopePages: readonly DeskPage[] = [
  {
    path: '/ask',
    load: async () => (await import('./ask.page.tsx')).AskPage,
    roles: ['owner', 'member'],
    nav: { label: (t) => t('shell.ask'), icon: CircleQuestionMark, order: 35 },
  },
  {
    path: '/scope',
    load: async () => (await import('./scope.page.tsx')).ScopePage,
    roles: ['admin'],
    nav: { label: (t) => t('shell.scope'), icon: ListTree, order: 70 },
  },
];
