import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setShortcutsOn, useShortcutsOn } from '../../lib/shortcuts.ts';
import { Section } from '../../ui/section.tsx';

/** Only for people who see the job queue: it is the only page with such keys. */
export function ShortcutsSection() {
  const { t } = useTranslation();
  return (
    <Section title={t('account.shortcuts.title')}>
      <Switch
        label={t('account.shortcuts.label')}
        description={t('account.shortcuts.text')}
        checked={useShortcutsOn()}
        onChange={(event) => setShortcutsOn(event.currentTarget.checked)}
      />
    </Section>
  );
}
