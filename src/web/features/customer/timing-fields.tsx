import { SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sayPromisedFrom, sayTooSoon } from '../../../contract/words/file-by.ts';
import { useNow } from '../../lib/clock.ts';
import { currentLanguage } from '../../lib/language.ts';
import { fieldOfInstant, instantOf } from '../../lib/taipei-input.ts';
import { FileByNote } from '../../lines/file-by-note.tsx';
import { FreeTextarea } from '../../ui/free-textarea.tsx';
import { type MomentField, type TimingFieldsValue, timingFaults } from './timing-faults.ts';

export function noTiming(revertAt: string): TimingFieldsValue {
  return { effectiveAt: '', revertAt, note: '', unfinished: [] };
}

/** The same timing from another start (RFC 3339) on: an end moves with it. */
export function startedAt(timing: TimingFieldsValue, start: string): TimingFieldsValue {
  const [from, until] = [timing.effectiveAt, timing.revertAt].map((field) => Date.parse(instantOf(field) ?? ''));
  const movedMs = Date.parse(start) - (from ?? Number.NaN);
  const end = (until ?? Number.NaN) + movedMs;
  return {
    ...timing,
    effectiveAt: fieldOfInstant(start),
    revertAt: Number.isNaN(end) ? timing.revertAt : fieldOfInstant(new Date(end).toISOString()),
    unfinished: [],
  };
}

interface Parts {
  value: TimingFieldsValue;
  onChange(value: TimingFieldsValue): void;
}

/** Before filing: the lines, for by when to file. A plan that is moved: its promise (RFC 3339), null once it is prepared. */
type Filed = { lineIds: readonly string[]; dueBy?: undefined } | { lineIds?: undefined; dueBy: string | null };

/** Optional fields beside the recording: from when, until when, and a note. Checked as people type. */
export function TimingFields(
  parts: Parts & {
    /** Left out where the note is a step of its own. */
    withNote: boolean;
    /** Left out for what has an end of its own. */
    withReturn?: boolean;
    /** A setting is what returns, not a voice file. */
    ofSetting?: boolean;
  } & Filed,
) {
  const { withNote, withReturn = true, ofSetting = false, lineIds, dueBy, value, onChange } = parts;
  const rest = { value, onChange };
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Moment
          field="effectiveAt"
          label={t('customer.replace.effectiveAt')}
          hint={lineIds ? t('customer.replace.effectiveHint') : undefined}
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
      {lineIds ? <FileByTime value={value} lineIds={lineIds} /> : <Promised value={value} dueBy={dueBy} />}
      {withNote && (
        <FreeTextarea
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

function FileByTime({ value, lineIds }: Pick<Parts, 'value'> & { lineIds: readonly string[] }) {
  const now = useNow(30_000);
  const wishedAt = timingFaults(value, now).effectiveAt === null ? instantOf(value.effectiveAt) : undefined;
  return <FileByNote wish={wishedAt === undefined ? null : { wishedAt }} lineIds={lineIds} />;
}

/** What is filed already has its promise: which times it covers, or that this one comes before it. */
function Promised({ value, dueBy }: Pick<Parts, 'value'> & { dueBy: string | null }) {
  const wish = instantOf(value.effectiveAt);
  const promise = wish !== undefined && dueBy !== null ? new Date(dueBy) : null;
  const isSoon = promise !== null && wish !== undefined && new Date(wish) < promise;
  return (
    <div role="status">
      {promise && (
        <Text size="sm" c={isSoon ? 'var(--warn-ink)' : undefined}>
          {(isSoon ? sayTooSoon : sayPromisedFrom)(promise, currentLanguage())}
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
