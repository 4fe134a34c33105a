import { SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { instantOf } from './taipei-input.ts';
import { type MomentField, type TimingFieldsValue, timingFaults } from './timing-faults.ts';

export function noTiming(revertAt: string): TimingFieldsValue {
  return { effectiveAt: '', revertAt, note: '', unfinished: [] };
}

interface Parts {
  value: TimingFieldsValue;
  /** The promised end, RFC 3339, as soon as it is known: a time before it is tried, not promised. */
  dueBy: string | null;
  onChange(value: TimingFieldsValue): void;
}

/** Optional fields beside the recording: from when, until when, and a note. Checked as people type. */
export function TimingFields(
  parts: Parts & {
    /** Left out where the note is a step of its own. */
    withNote: boolean;
    /** Left out for what has an end of its own. */
    withReturn?: boolean;
    /** A setting is what returns, not a voice file. */
    ofSetting?: boolean;
    /** A plan is moved: it keeps having a time. */
    ofPlan?: boolean;
  },
) {
  const { withNote, withReturn = true, ofSetting = false, ofPlan = false, ...rest } = parts;
  const { value, onChange } = rest;
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Moment
          field="effectiveAt"
          label={t('customer.replace.effectiveAt')}
          hint={ofPlan ? undefined : t('customer.replace.effectiveHint')}
          {...rest}
        />
        {withReturn && (
          <Moment
            field="revertAt"
            label={t(ofSetting ? 'customer.settings.revertAt' : 'customer.replace.revertAt')}
            hint={t(ofSetting ? 'customer.settings.revertHint' : 'customer.replace.revertHint')}
            {...rest}
          />
        )}
      </SimpleGrid>
      <TooSoon {...rest} />
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

/** Says when the recording will really be live, where the chosen time is sooner than we promise. */
function TooSoon({ value, dueBy }: Parts) {
  const { t } = useTranslation();
  const { promise } = useFormats();
  const wish = instantOf(value.effectiveAt);
  const isSoon = wish !== undefined && dueBy !== null && new Date(wish) < new Date(dueBy);
  return (
    <div role="status">
      {isSoon && (
        <Text size="sm" c="var(--warn-ink)">
          {t('customer.replace.tooSoon', { at: promise(dueBy) })}
        </Text>
      )}
    </div>
  );
}

function Moment({ field, label, hint, value, onChange }: Parts & { field: MomentField; label: string; hint?: string }) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  const fault = timingFaults(value, now)[field];
  const others = value.unfinished.filter((each) => each !== field);
  // An unfinished time does not change the field's value, so it is detected when the field loses focus.
  const look = (input: HTMLInputElement) => {
    const isWhole = input.value === '' ? !input.validity.badInput : instantOf(input.value) !== undefined;
    onChange({ ...value, [field]: input.value, unfinished: isWhole ? others : [...others, field] });
  };
  return (
    <TextInput
      type="datetime-local"
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value[field]}
      error={fault && t(`customer.replace.${fault}`)}
      onChange={(event) => onChange({ ...value, [field]: event.currentTarget.value, unfinished: others })}
      onBlur={(event) => look(event.currentTarget)}
    />
  );
}
