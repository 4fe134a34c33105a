import { CloseButton, Select, Switch, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { workKinds } from '../../../domain/change-request/kind.ts';
import { standardSlots } from '../../../domain/line/line-config.ts';
import { useShortcut } from '../../lib/shortcuts.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import styles from './queue.module.css';
import type { QueueFilter } from './queue-order.ts';
import { useWord } from './use-word.ts';

/** Filters what is in memory, so that every key press answers at once. */
export function QueueFilters({ filter, onChange }: { filter: QueueFilter; onChange(filter: QueueFilter): void }) {
  const { t } = useTranslation();
  const word = useWord();
  const search = useRef<HTMLInputElement>(null);
  // The address is updated a moment later, so that fast typing loses no letters.
  const [text, setText] = useState(filter.text);
  useEffect(() => {
    if (document.activeElement !== search.current) setText(filter.text);
  }, [filter.text]);
  const type = (next: string) => {
    setText(next);
    onChange({ ...filter, text: next });
  };
  const key = useShortcut('/', () => search.current?.focus());
  const slots = standardSlots.map((value) => ({ value, label: word('slot', value) }));
  return (
    <search className={styles.filters}>
      <TextInput
        ref={search}
        type="text"
        inputMode="search"
        className={styles.search}
        aria-label={t('technician.filter.text')}
        placeholder={t('technician.filter.text')}
        aria-keyshortcuts={key}
        leftSection={<Search size={16} aria-hidden />}
        rightSection={
          text === '' ? (
            <KeyHint name="/" />
          ) : (
            <CloseButton size="sm" aria-label={t('technician.filter.clear')} onClick={() => type('')} />
          )
        }
        value={text}
        maxLength={80}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Select
        aria-label={t('technician.filter.slot')}
        placeholder={t('technician.filter.slot')}
        data={[...slots, { value: 'custom', label: t('technician.filter.custom') }]}
        value={filter.slot === '' ? null : filter.slot}
        clearable
        onChange={(slot) => onChange({ ...filter, slot: slot ?? '' })}
      />
      <Select
        aria-label={t('technician.filter.kind')}
        placeholder={t('technician.filter.kind')}
        data={workKinds.map((value) => ({ value, label: word('kind', value) }))}
        value={filter.kind === '' ? null : filter.kind}
        clearable
        onChange={(kind) => onChange({ ...filter, kind: kind ?? '' })}
      />
      <Switch
        label={t('technician.filter.overdue')}
        checked={filter.overdue}
        onChange={(event) => onChange({ ...filter, overdue: event.currentTarget.checked })}
      />
    </search>
  );
}
