import { Button, Menu } from '@mantine/core';
import { CalendarDays, ChevronDown, Clock, PhoneOff, Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

const items = [
  { path: 'holidays', word: 'days', icon: CalendarDays },
  { path: 'hours', word: 'hours', icon: Clock },
  { path: 'other', word: 'settings', icon: Settings2 },
  { path: 'closure', word: 'closure', icon: PhoneOff },
] as const;

/** The other things a customer may change, of one line or of any. */
export function AdjustMenu({ line }: { line?: string }) {
  const { t } = useTranslation();
  const search = line === undefined ? '' : `?line=${line}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<ChevronDown size={16} aria-hidden />}>
          {t('customer.adjust.other')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
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
      </Menu.Dropdown>
    </Menu>
  );
}
