import { Button, Group, SimpleGrid, TextInput } from '@mantine/core';
import { useNow } from '../../lib/clock.ts';
import { useEmergencyWords } from './emergency-words.ts';
import { quickWindows, type TypedDraft } from './typed-draft.ts';

/** From when until when lines are closed, in Taipei's time, with the windows that notices usually name. */
export function WindowFields(parts: {
  typed: TypedDraft;
  onChange(changed: Partial<TypedDraft>): void;
  fault: string | undefined;
}) {
  const { typed, onChange, fault } = parts;
  const t = useEmergencyWords();
  const now = useNow(30_000);
  return (
    <>
      <Group gap="xs" role="group" aria-label={t('draft.quick')}>
        {quickWindows(now).map(([name, window]) => (
          <Button
            key={name}
            size="xs"
            variant={typed.from === window.from && typed.until === window.until ? 'light' : 'default'}
            aria-pressed={typed.from === window.from && typed.until === window.until}
            onClick={() => onChange(window)}
          >
            {t(`draft.${name}`)}
          </Button>
        ))}
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          type="datetime-local"
          label={t('draft.from')}
          description={t('draft.taipei')}
          value={typed.from}
          onChange={({ currentTarget: { value } }) => onChange({ from: value })}
          required
        />
        <TextInput
          type="datetime-local"
          label={t('draft.until')}
          description={t('draft.taipei')}
          value={typed.until}
          onChange={({ currentTarget: { value } }) => onChange({ until: value })}
          error={fault}
          required
        />
      </SimpleGrid>
    </>
  );
}
