import { CalendarClock } from 'lucide-react';
import type { Role } from '../../../domain/access/role.ts';
import type { DeskPage } from '../../shell/desk-page.ts';

const roles: readonly Role[] = ['operator', 'admin'];
const load = async () => (await import('./season-board.page.tsx')).SeasonBoardPage;

export const seasonPages: readonly DeskPage[] = [
  { path: '/season', load, roles, nav: { label: (t) => t('season.nav'), icon: CalendarClock, order: 45 } },
  { path: '/season/:id', load, roles, under: () => '/season' },
];
