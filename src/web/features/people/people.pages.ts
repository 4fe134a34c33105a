import { KeyRound, MailPlus, UsersRound } from 'lucide-react';
import { staffRoles } from '../../../domain/access/role.ts';
import type { DeskPage } from '../../shell/desk-page.ts';

export const peoplePages: readonly DeskPage[] = [
  {
    path: '/members',
    load: async () => (await import('./members.page.tsx')).MembersPage,
    roles: ['owner', 'member'],
    nav: { label: (t) => t('people.members.nav'), icon: UsersRound, order: 70 },
  },
  {
    path: '/staff',
    load: async () => (await import('./staff.page.tsx')).StaffPage,
    roles: ['admin'],
    nav: { label: (t) => t('people.staff.nav'), icon: UsersRound, order: 70 },
  },
  {
    path: '/invitations',
    load: async () => (await import('./invitations.page.tsx')).InvitationsPage,
    roles: ['owner', 'admin'],
    nav: { label: (t) => t('people.invitations.nav'), icon: MailPlus, order: 75 },
  },
  {
    path: '/api-keys',
    load: async () => (await import('./api-keys.page.tsx')).ApiKeysPage,
    roles: ['owner', ...staffRoles],
    nav: { label: (t) => t('people.keys.nav'), icon: KeyRound, order: 80 },
  },
];
