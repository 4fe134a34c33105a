import { Button, Group, Skeleton, Text, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './customer.module.css';
import { HeardAnswer } from './heard-answer.tsx';
import { daysToSaturday, fieldOf, instantOf } from './taipei-input.ts';

/** "What would callers hear at…", for any instant. */
export function AskLine({ lineId }: { lineId: string }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const [field, setField] = useState('');
  const at = instantOf(field);
  const heard = useQuery({
    ...queryOf('/lines/{id}/callers-hear', { params: { id: lineId }, query: { at } }),
    enabled: at !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={t('customer.ask.title')}>
      <div className={styles.stack}>
        <Text size="sm" c="dimmed">
          {t('customer.ask.text')}
        </Text>
        <Group align="flex-end" gap="sm">
          <TextInput
            type="datetime-local"
            label={t('customer.ask.at')}
            value={field}
            onChange={(event) => setField(event.currentTarget.value)}
          />
          <Button variant="default" onClick={() => setField(fieldOf(Date.now(), 0, '22:00'))}>
            {t('customer.ask.tonight')}
          </Button>
          <Button variant="default" onClick={() => setField(fieldOf(Date.now(), daysToSaturday(Date.now()), '10:00'))}>
            {t('customer.ask.saturday')}
          </Button>
        </Group>
        <div aria-live="polite">
          {at === undefined && (
            <Text size="sm" c="dimmed">
              {t('customer.ask.empty')}
            </Text>
          )}
          {heard.isError && <ProblemMessage error={heard.error} />}
          {at !== undefined && heard.isPending && <Skeleton height={120} />}
          {at !== undefined && heard.data && (
            <HeardAnswer heard={heard.data} label={t('customer.ask.answer', { at: dateTime(heard.data.at) })} />
          )}
        </div>
      </div>
    </Section>
  );
}
