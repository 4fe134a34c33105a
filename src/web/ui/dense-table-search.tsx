import { CloseButton, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../lib/shortcuts.ts';
import styles from './dense-table-bar.module.css';
import { KeyHint } from './key-hint.tsx';

/** The search of a table, reached by `/`. The owner may keep the text in the address: fast typing loses no letters. */
export function TableSearch({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange(text: string): void;
}) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  useEffect(() => {
    if (document.activeElement !== field.current) setText(value);
  }, [value]);
  const key = useShortcut('/', t('ui.table.search'), () => field.current?.focus());
  const type = (next: string) => {
    setText(next);
    onChange(next);
  };
  return (
    <TextInput
      ref={field}
      type="text"
      inputMode="search"
      className={styles.search}
      aria-label={label}
      placeholder={label}
      aria-keyshortcuts={key}
      leftSection={<Search size={16} aria-hidden />}
      rightSection={
        text === '' ? (
          <KeyHint name="/" />
        ) : (
          <CloseButton size="sm" aria-label={t('ui.table.clear')} onClick={() => type('')} />
        )
      }
      value={text}
      maxLength={80}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        // Out of the field again, so that the table's keys act.
        if (event.key === 'Escape') field.current?.blur();
      }}
    />
  );
}
