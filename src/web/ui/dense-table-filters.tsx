import { Button, CloseButton, Group, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { BookmarkPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './dense-table-bar.module.css';
import { type SavedFilter, useSavedFilters } from './dense-table-saved.ts';

const longestName = 40;

/**
 * Filters in one press: those that come with the table and those that the person saved. Pressed again, a filter is taken off.
 * `wish` is what is filtered by now, `''` for nothing.
 */
export function SavedFilters(parts: {
  /** Names the table in what is kept on the device. */
  table: string;
  builtIn: readonly SavedFilter[];
  wish: string;
  onChange(wish: string): void;
}) {
  const { table, builtIn, wish, onChange } = parts;
  const { t } = useTranslation();
  const { saved, save, forget } = useSavedFilters(table);
  const all = [...builtIn, ...saved];
  const isNew = wish !== '' && all.every((each) => each.wish !== wish);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame of its own
    <div role="group" aria-label={t('ui.table.filters')} className={styles.filters}>
      {all.map((filter) => (
        <span key={filter.name} className={styles.filter} data-on={filter.wish === wish}>
          <UnstyledButton
            aria-pressed={filter.wish === wish}
            onClick={() => onChange(filter.wish === wish ? '' : filter.wish)}
          >
            {filter.name}
          </UnstyledButton>
          {saved.includes(filter) && (
            <CloseButton
              size={24}
              iconSize={14}
              aria-label={t('ui.table.forget', { name: filter.name })}
              onClick={() => forget(filter.name)}
            />
          )}
        </span>
      ))}
      {isNew && <SaveButton taken={all.map(({ name }) => name)} onSave={(name) => save({ name, wish })} />}
    </div>
  );
}

function SaveButton({ taken, onSave }: { taken: readonly string[]; onSave(name: string): void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const given = name.trim();
  const isTaken = taken.includes(given);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (given === '' || isTaken) return;
    onSave(given);
  };
  return (
    <Popover opened={open} onChange={setOpen} trapFocus withinPortal position="bottom-start" shadow="md">
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<BookmarkPlus size={15} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {t('ui.table.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('ui.table.saveTitle')}>
        <form onSubmit={submit} className={styles.save}>
          <TextInput
            label={t('ui.table.name')}
            description={t('ui.table.saveText')}
            value={name}
            maxLength={longestName}
            error={isTaken && t('ui.table.nameTaken')}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end" mt="sm">
            <Button type="submit" size="xs" disabled={given === ''}>
              {t('ui.table.keep')}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
