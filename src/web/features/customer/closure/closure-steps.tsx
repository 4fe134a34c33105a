import { Anchor, Button, Group, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../lib/clock.ts';
import { countyName } from '../../../lib/place-names.ts';
import { useUnsavedGuard } from '../../../lib/unsaved-guard.ts';
import { FreeTextarea } from '../../../ui/free-textarea.tsx';
import { Section } from '../../../ui/section.tsx';
import { LinesField, useOwnLines } from '../adjust/lines-field.tsx';
import { CheckAndSend } from '../check-and-send.tsx';
import type { AnyFiling } from '../filing.ts';
import { useQualification } from '../use-qualification.ts';
import { useSending } from '../use-sending.ts';
import { useVoiceFile } from '../use-voice-file.ts';
import { VoiceFile } from '../voice-file.tsx';
import { type ClosureForm, closureFiling, closureLackOf, usualTimes } from './closure-filing.ts';
import { useClosureWords } from './closure-words.ts';
import { HeardThen } from './heard-then.tsx';

const lacks = { lines: 'waitLines', times: 'waitTimes', file: 'waitFile' } as const;

/** The steps: lines, times, what callers will hear, and what happens next before anything is sent. */
export function ClosureSteps({ lineIds }: { lineIds: string[] }) {
  const t = useClosureWords();
  const { t: common } = useTranslation();
  const now = useNow(30_000);
  const [form, setForm] = useState<ClosureForm>({ lineIds, from: '', until: '', withFile: false, reason: '' });
  const set = (change: Partial<ClosureForm>) => setForm((former) => ({ ...former, ...change }));
  const file = useVoiceFile(null);
  const uploadId = file.prompt?.status === 'ready' ? file.prompt.uploadId : undefined;
  const lack = closureLackOf(form, { uploadId, now });
  const whole = JSON.stringify(lack === null ? closureFiling(form, uploadId) : null);
  const body = useMemo((): AnyFiling | null => JSON.parse(whole), [whole]);
  return (
    <>
      <Section title={common('customer.adjust.where')}>
        <LinesField value={form.lineIds} onChange={(chosen) => set({ lineIds: chosen })} />
        <ByCounty onChoose={(chosen) => set({ lineIds: chosen })} />
      </Section>
      <Section title={t('when')}>
        <Times form={form} set={set} now={now} fault={form.until !== '' && lack === 'times'} />
      </Section>
      <Section title={t('sound')}>
        <Stack gap="md">
          {!form.withFile && <HeardThen lineIds={form.lineIds} />}
          <Switch
            label={t('withFile')}
            checked={form.withFile}
            onChange={(event) => set({ withFile: event.currentTarget.checked })}
          />
          {form.withFile && <VoiceFile file={file} />}
          <FreeTextarea
            label={t('reason')}
            description={t('reasonHint')}
            value={form.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
            maxLength={2000}
            autosize
            minRows={2}
          />
        </Stack>
      </Section>
      <Section title={t('check')}>
        {body === null ? <Text c="dimmed">{t(lacks[lack ?? 'lines'])}</Text> : <Check body={body} />}
      </Section>
    </>
  );
}

/** All lines of one county at once: an announcement is for one. */
function ByCounty({ onChoose }: { onChoose(lineIds: string[]): void }) {
  const t = useClosureWords();
  const { data } = useOwnLines();
  const items = data?.items ?? [];
  const counties = [...new Set(items.map(({ county }) => county))];
  const idsIn = (county: string) => items.filter((line) => line.county === county).map(({ id }) => id);
  if (counties.length < 2) return null;
  return (
    <Group gap="md" mt="xs">
      {counties.map((county) => (
        <Anchor key={county} component="button" type="button" size="sm" onClick={() => onChoose(idsIn(county))}>
          {t('onlyCounty', { county: countyName(county), count: idsIn(county).length })}
        </Anchor>
      ))}
    </Group>
  );
}

function Times(parts: { form: ClosureForm; set(change: Partial<ClosureForm>): void; now: number; fault: boolean }) {
  const { form, set, now, fault } = parts;
  const t = useClosureWords();
  return (
    <Stack gap="md">
      <Group gap="xs" role="group" aria-label={t('quick')}>
        {usualTimes(now).map(([name, times]) => {
          const isChosen = form.from === times.from && form.until === times.until;
          return (
            <Button
              key={name}
              size="sm"
              variant={isChosen ? 'light' : 'default'}
              aria-pressed={isChosen}
              onClick={() => set(times)}
            >
              {t(name)}
            </Button>
          );
        })}
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          type="datetime-local"
          label={t('from')}
          description={t('taipei')}
          value={form.from}
          onChange={({ currentTarget: { value } }) => set({ from: value })}
        />
        <TextInput
          type="datetime-local"
          label={t('until')}
          description={t('taipei')}
          value={form.until}
          onChange={({ currentTarget: { value } }) => set({ until: value })}
          error={fault ? t('untilPast') : undefined}
          required
        />
      </SimpleGrid>
    </Stack>
  );
}

function Check({ body }: { body: AnyFiling }) {
  const t = useClosureWords();
  const answer = useQualification(body);
  const send = useSending(body);
  useUnsavedGuard(!send.isSuccess);
  const fieldNames = { from: t('from'), until: t('until'), reason: t('reason') };
  return (
    <CheckAndSend body={body} answer={answer} send={send} fieldNames={fieldNames} mayJoin={false} label={t('send')}>
      {({ result }) => (result === 'qualified' ? <Text>{t('opens')}</Text> : null)}
    </CheckAndSend>
  );
}
