import { SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { instantOf } from './taipei-input.ts';

export interface TimingFieldsValue {
  /** Both as `datetime-local` fields hold them, in Taipei's time. */
  effectiveAt: string;
  revertAt: string;
  note: string;
  /** Fields with an unfinished time: their value is empty although they show something. */
  unfinished: readonly MomentField[];
}

type MomentField = 'effectiveAt' | 'revertAt';

export function noTiming(revertAt: string): TimingFieldsValue {
  return { effectiveAt: '', revertAt, note: '', unfinished: [] };
}

/** Optional fields beside the recording: from when, until when, and a note. */
export function TimingFields(parts: {
  value: TimingFieldsValue;
  /** Left out where the note is a step of its own. */
  withNote: boolean;
  onChange(value: TimingFieldsValue): void;
}) {
  const { value, withNote, onChange } = parts;
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Moment field="effectiveAt" value={value} onChange={onChange} />
        <Moment field="revertAt" value={value} onChange={onChange} />
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

const hints = { effectiveAt: 'customer.replace.effectiveHint', revertAt: 'customer.replace.revertHint' } as const;

function Moment(parts: { field: MomentField; value: TimingFieldsValue; onChange(value: TimingFieldsValue): void }) {
  const { field, value, onChange } = parts;
  const { t } = useTranslation();
  const isUnfinished = value.unfinished.includes(field);
  const others = value.unfinished.filter((each) => each !== field);
  // An unfinished time does not change the field's value, so it is detected when the field loses focus.
  const look = (input: HTMLInputElement) => {
    const isWhole = input.value === '' ? !input.validity.badInput : instantOf(input.value) !== undefined;
    onChange({ ...value, [field]: input.value, unfinished: isWhole ? others : [...others, field] });
  };
  return (
    <TextInput
      type="datetime-local"
      label={t(`customer.replace.${field}`)}
      description={t(hints[field])}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value[field]}
      error={isUnfinished && t('customer.replace.timeUnfinished')}
      onChange={(event) => onChange({ ...value, [field]: event.currentTarget.value, unfinished: others })}
      onBlur={(event) => look(event.currentTarget)}
    />
  );
}
