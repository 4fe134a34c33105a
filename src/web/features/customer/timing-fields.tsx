import { SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface TimingFieldsValue {
  /** Both as `datetime-local` fields hold them, in Taipei's time. */
  effectiveAt: string;
  revertAt: string;
  note: string;
}

/** What may be said beside the recording: from when, until when, and a note. */
export function TimingFields(parts: {
  value: TimingFieldsValue;
  /** Left out where the note is asked for somewhere else. */
  withNote: boolean;
  onChange(value: TimingFieldsValue): void;
}) {
  const { value, withNote, onChange } = parts;
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          type="datetime-local"
          label={t('customer.replace.effectiveAt')}
          description={t('customer.replace.effectiveHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={value.effectiveAt}
          onChange={(event) => onChange({ ...value, effectiveAt: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t('customer.replace.revertAt')}
          description={t('customer.replace.revertHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={value.revertAt}
          onChange={(event) => onChange({ ...value, revertAt: event.currentTarget.value })}
        />
      </SimpleGrid>
      {withNote && (
        <Textarea
          label={t('customer.replace.note')}
          placeholder={t('customer.replace.notePlaceholder')}
          value={value.note}
          onChange={(event) => onChange({ ...value, note: event.currentTarget.value })}
          maxLength={2000}
          autosize
          minRows={2}
        />
      )}
    </Stack>
  );
}
