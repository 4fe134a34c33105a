import { ChevronDown } from 'lucide-react';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { MenuButton } from '../../../ui/menu-button.tsx';

const Items = lazy(async () => ({ default: (await import('./adjust-menu-items.tsx')).AdjustMenuItems }));

/** The other things a customer may change, of one line or of any. */
export function AdjustMenu({ line }: { line?: string }) {
  const { t } = useTranslation();
  return (
    <MenuButton
      variant="default"
      rightSection={<ChevronDown size={16} aria-hidden />}
      menu={(button) => <Items button={button} line={line} />}
    >
      {t('customer.adjust.other')}
    </MenuButton>
  );
}
