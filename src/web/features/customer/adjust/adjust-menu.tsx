import { Button, Menu } from '@mantine/core';
import { CalendarDays, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

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
        <Menu.Item
          component={Link}
          to={`/requests/holidays${search}`}
          leftSection={<CalendarDays size={16} aria-hidden />}
        >
          {t('customer.days.title')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
