import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../domain/access/role.ts';
import { ToneBadge } from './tone-badge.tsx';

export function RoleBadges({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation();
  return (
    <Group gap={4} component="span">
      {roles.map((role) => (
        <ToneBadge key={role} tone={role === 'owner' || role === 'admin' ? 'work' : 'neutral'}>
          {t(`people.role.${role}`)}
        </ToneBadge>
      ))}
    </Group>
  );
}
