import { Siren } from 'lucide-react';
import type { DeskPage } from '../../shell/desk-page.ts';

export const onCallPages: readonly DeskPage[] = [
  {
    path: '/on-call',
    load: async () => (await import('./on-call.page.tsx')).OnCallPage,
    roles: ['operator', 'admin'],
    nav: { label: (t) => t('shell.onCall'), icon: Siren, order: 65 },
  },
];
