import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FreeTextarea } from '../../../ui/free-textarea.tsx';
import { Section } from '../../../ui/section.tsx';
import { noTiming, startedAt, TimingFields } from '../timing-fields.tsx';
import { useVoiceFile } from '../use-voice-file.ts';
import { VoiceFile } from '../voice-file.tsx';
import { AdjustCheck } from './adjust-check.tsx';
import { LinesField } from './lines-field.tsx';
import { type OtherForm, otherFiling, otherLackOf, type Setting } from './other-filing.ts';

const settings: readonly Setting[] = ['forwarding', 'noForwarding', 'music', 'noMusic', 'text'];

/** The steps: lines, the setting with its value, timing, and the promise before anything is sent. */
export function OtherSteps({ lineIds }: { lineIds: string[] }) {
  const { t } = useTranslation();
  const [form, setForm] = useState<OtherForm>(() => {
    return { lineIds, setting: 'forwarding', number: '', text: '', timing: noTiming('') };
  });
  const set = (change: Partial<OtherForm>) => setForm((former) => ({ ...former, ...change }));
  const file = useVoiceFile(null);
  const uploadId = file.prompt?.status === 'ready' ? file.prompt.uploadId : undefined;
  const lack = otherLackOf(form, uploadId, Date.now());
  const whole = JSON.stringify(lack === null ? otherFiling(form, uploadId) : null);
  const body = useMemo(() => JSON.parse(whole), [whole]);
  const fieldNames = {
    value: t('customer.settings.number'),
    note: t('customer.replace.note'),
    effectiveAt: t('customer.replace.effectiveAt'),
    revertAt: t('customer.settings.revertAt'),
  };
  return (
    <>
      <Section title={t('customer.adjust.where')}>
        <LinesField value={form.lineIds} onChange={(chosen) => set({ lineIds: chosen })} />
      </Section>
      <Section title={t('customer.settings.which')}>
        <Stack gap="lg">
          <Radio.Group
            aria-label={t('customer.settings.kind')}
            value={form.setting}
            onChange={(setting) => set({ setting: setting as Setting })}
          >
            <Stack gap="sm">
              {settings.map((setting) => (
                <Radio key={setting} value={setting} label={t(`customer.settings.kinds.${setting}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <SettingValue form={form} set={set} />
          {form.setting === 'music' && <VoiceFile file={file} />}
        </Stack>
      </Section>
      {form.setting !== 'text' && (
        <Section title={t('customer.hours.timing')}>
          <TimingFields
            value={form.timing}
            lineIds={form.lineIds}
            onChange={(timing) => set({ timing })}
            withNote
            ofSetting
          />
        </Section>
      )}
      <Section title={t('customer.adjust.check')}>
        {body === null ? (
          <Text c="dimmed">{t(`customer.settings.lacks.${lack ?? 'lines'}`)}</Text>
        ) : (
          <AdjustCheck
            body={body}
            fieldNames={fieldNames}
            onStart={(at) => set({ timing: startedAt(form.timing, at) })}
          />
        )}
      </Section>
    </>
  );
}

function SettingValue({ form, set }: { form: OtherForm; set(change: Partial<OtherForm>): void }) {
  const { t } = useTranslation();
  if (form.setting === 'forwarding') {
    return (
      <TextInput
        type="tel"
        label={t('customer.settings.number')}
        description={t('customer.settings.numberHint')}
        value={form.number}
        maw="20rem"
        onChange={(event) => set({ number: event.currentTarget.value })}
      />
    );
  }
  if (form.setting !== 'text') return null;
  return (
    <FreeTextarea
      label={t('customer.settings.wish')}
      description={t('customer.settings.wishHint')}
      value={form.text}
      maxLength={2000}
      autosize
      minRows={3}
      onChange={(event) => set({ text: event.currentTarget.value })}
    />
  );
}
