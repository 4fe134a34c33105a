import { Menu } from '@mantine/core';
import { CalendarDays, Clock, PhoneOff, Settings2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { OpenedMenu } from '../../../ui/opened-menu.tsx';

const items = [
  { path: 'holidays', word: 'days', icon: CalendarDays },
  { path: 'hours', word: 'hours', icon: Clock },
  { path: 'other', word: 'settings', icon: Settings2 },
  { path: 'closure', word: 'closure', icon: PhoneOff },
] as const;

/** The menu of `AdjustMenu`. */
export function AdjustMenuItems({ button, line }: { button: ReactNode; line?: string }) {
  const { t } = useTranslation();
  const search = line === undefined ? '' : `?line=${line}`;
  return (
    <OpenedMenu button={button}>
      {items.map(({ path, word, icon: Icon }) => (
        <Menu.Item
          key={path}
          component={Link}
          to={`/requests/${path}${search}`}
          leftSection={<Icon size={16} aria-hidden />}
        >
          {t(`customer.${word}.title`)}
        </Menu.Item>
      ))}
    </OpenedMenu>
  );
}
