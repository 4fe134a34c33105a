import { Kbd, Modal, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Shortcut, setShortcutsOn, useShortcuts, useShortcutsOn } from '../lib/shortcuts.ts';
import styles from './key-sheet.module.css';

/** Lists the keys that act on the page below, and switches them on and off. */
export function KeySheetDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const isOn = useShortcutsOn();
  return (
    <Modal opened onClose={onClose} title={t('ui.keys.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <dl className={styles.keys} data-off={!isOn}>
        {useShortcuts().map((shortcut) => (
          <Row key={shortcut.key} shortcut={shortcut} />
        ))}
      </dl>
      <Switch
        mt="lg"
        label={t('ui.keys.on')}
        description={t('ui.keys.onText')}
        checked={isOn}
        onChange={(event) => setShortcutsOn(event.currentTarget.checked)}
      />
    </Modal>
  );
}

function Row({ shortcut: { key, label, also } }: { shortcut: Shortcut }) {
  return (
    <div>
      <dt>
        <Kbd>{key.length === 1 ? key.toUpperCase() : key}</Kbd>
        {also !== undefined && <Kbd>{also}</Kbd>}
      </dt>
      <dd>{label}</dd>
    </div>
  );
}
