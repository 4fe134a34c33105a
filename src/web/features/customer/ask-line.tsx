import { Button, Group, Skeleton, Text, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneDayAt } from '../../../domain/line/zone-time.ts';
import { queryOf } from '../../lib/api.ts';
import type { Language } from '../../lib/language.ts';
import { zoneName } from '../../lib/place-names.ts';
import {
  daysToSaturday,
  fieldOfMoment,
  momentAhead,
  momentOfField,
  textOfInstant,
  useLineMoment,
} from '../../lines/line-moment.ts';
import { zoneFormats } from '../../lines/zone-formats.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './customer.module.css';
import { HeardAnswer } from './heard-answer.tsx';

/** "What will callers hear at…", for any instant: it stands in the page's address, which can be passed on. */
export function AskLine({ lineId, timeZone }: { lineId: string; timeZone: string }) {
  const { t } = useTranslation();
  const { moment, chooseInstant } = useLineMoment(timeZone);
  const asked = moment?.instant ?? null;
  const [field, setField] = useState('');
  useEffect(() => setField(asked === null ? '' : fieldOfMoment(timeZone, asked)), [timeZone, asked]);
  const type = (value: string) => {
    const instant = momentOfField(timeZone, value);
    if (instant === null) setField(value);
    else chooseInstant(instant);
  };
  const ahead = (days: number, hour: number) => chooseInstant(momentAhead(timeZone, Date.now(), { days, hour }));
  return (
    <Section title={t('customer.ask.title')}>
      <div className={styles.stack}>
        <Text size="sm" c="dimmed">
          {t('customer.ask.text')}
        </Text>
        <Group align="flex-end" gap="sm">
          <TextInput
            type="datetime-local"
            label={t('customer.ask.at', { zone: zoneName(timeZone) })}
            value={field}
            onChange={(event) => type(event.currentTarget.value)}
          />
          <Button variant="default" onClick={() => ahead(0, 22)}>
            {t('customer.ask.tonight')}
          </Button>
          <Button variant="default" onClick={() => ahead(daysToSaturday(timeZone, Date.now()), 10)}>
            {t('customer.ask.saturday')}
          </Button>
        </Group>
        <div aria-live="polite">
          {asked === null ? (
            <Text size="sm" c="dimmed">
              {t('customer.ask.empty')}
            </Text>
          ) : (
            <Answer lineId={lineId} timeZone={timeZone} instant={asked} />
          )}
        </div>
      </div>
    </Section>
  );
}

function Answer({ lineId, timeZone, instant }: { lineId: string; timeZone: string; instant: number }) {
  const { t, i18n } = useTranslation();
  const at = textOfInstant(timeZone, instant);
  const heard = useQuery({
    ...queryOf('/lines/{id}/callers-hear', { params: { id: lineId }, query: { at } }),
    placeholderData: keepPreviousData,
  });
  if (heard.isError) return <ProblemMessage error={heard.error} />;
  if (!heard.data) return <Skeleton height={120} />;
  const formats = zoneFormats(timeZone, i18n.language as Language);
  const told = Date.parse(heard.data.at);
  const when = { day: formats.dayNumber(zoneDayAt(timeZone, told), true), time: formats.time(told) };
  const href = new URL(window.location.href);
  href.searchParams.set('at', at);
  return (
    <div className={styles.stack}>
      <HeardAnswer heard={heard.data} label={t('customer.ask.answer', when)} />
      <div>
        <CopyLink href={href.href} />
      </div>
    </div>
  );
}
