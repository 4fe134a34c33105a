import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleUserRound } from 'lucide-react';
import { lazy } from 'react';
import { meQuery } from '../lib/session.ts';
import { MenuButton } from '../ui/menu-button.tsx';

const Items = lazy(async () => ({ default: (await import('./user-menu-items.tsx')).UserMenuItems }));

/** Account, language, theme, sign-out. */
export function UserMenu({ onTour }: { onTour?: () => Promise<void> }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  if (!me) return null;
  return (
    <MenuButton
      variant="subtle"
      px="xs"
      leftSection={<CircleUserRound size={20} aria-hidden />}
      menu={(button) => <Items button={button} me={me} onTour={onTour} />}
    >
      <Text component="span" size="sm" truncate maw={160}>
        {me.name}
      </Text>
    </MenuButton>
  );
}
