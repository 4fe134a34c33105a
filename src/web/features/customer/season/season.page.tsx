import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CalendarOff, CircleCheckBig } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { SeasonSweepReply } from '../../../../contract/season.contract.ts';
import { sayHolidays } from '../../../../contract/words/holidays.ts';
import { openLines, openSeasonStates } from '../../../../domain/season/season-sweep.ts';
import { queryOf } from '../../../lib/api.ts';
import { useNow } from '../../../lib/clock.ts';
import { useFormats } from '../../../lib/formats.ts';
import { currentLanguage } from '../../../lib/language.ts';
import { SeasonChoice } from '../../../season/season-choice.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { Section } from '../../../ui/section.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { ServiceHoursNotice, serviceHoursQuery } from '../service-hours-notice.tsx';
import { AnswerForm } from './answer-form.tsx';
import styles from './season.module.css';
import { SeasonLine } from './season-line.tsx';

/** A customer's coming days off: each line's proposal, and one press that files them all. */
export function SeasonPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const sweeps = useQuery(queryOf('/season-sweeps'));
  const hours = useQuery(serviceHoursQuery);
  const items = hours.isPending ? [] : (sweeps.data?.items ?? []);
  const chosen = items.find((sweep) => sweep.id === id) ?? items[0];
  return (
    <>
      <PageHeader
        title={t('season.title')}
        text={t('season.text')}
        back={{ to: '/lines', label: t('customer.lines.title') }}
      />
      {sweeps.isError && <ProblemMessage error={sweeps.error} onRetry={() => void sweeps.refetch()} />}
      {(sweeps.isPending || hours.isPending) && <ListSkeleton rows={4} rowHeight={72} />}
      {!hours.isPending && <ServiceHoursNotice />}
      {sweeps.data && !hours.isPending && !chosen && (
        <Section>
          <EmptyState icon={CalendarOff} title={t('season.none')} text={t('season.noneText')} />
        </Section>
      )}
      {items.length > 1 && chosen && <SeasonChoice items={items} chosen={chosen.id} />}
      {chosen && <Sweep key={chosen.id} sweep={chosen} />}
    </>
  );
}

function Sweep({ sweep }: { sweep: SeasonSweepReply }) {
  const { t } = useTranslation();
  const { promiseDay, promise } = useFormats();
  const now = useNow(60_000);
  const detail = useQuery(queryOf('/season-sweeps/{id}', { params: { id: sweep.id } }));
  const { from, to, days, fileBy, provisional } = sweep;
  const dates = t('season.dates', { from: promiseDay(from), to: promiseDay(to) });
  const isLate = fileBy !== null && Date.parse(fileBy) < now;
  const lines = detail.data?.lines ?? [];
  const open = lines.filter(({ state }) => (openSeasonStates as readonly string[]).includes(state));
  return (
    <Section title={`${dates} · ${t('season.days', { count: days })}`}>
      <Text mb="xs">{sayHolidays(sweep.name, currentLanguage())}</Text>
      {fileBy !== null && open.length > 0 && (
        <Text size="sm" c={isLate ? 'var(--bad-ink)' : 'dimmed'} mb="md">
          {isLate ? t('season.tooLate') : t('season.fileBy', { at: promise(fileBy) })}
        </Text>
      )}
      {provisional && (
        <Alert variant="light" color="yellow" mb="md">
          {t('season.provisional')}
        </Alert>
      )}
      {detail.isError && <ProblemMessage error={detail.error} onRetry={() => void detail.refetch()} />}
      {detail.isPending && <ListSkeleton rows={4} rowHeight={72} />}
      {detail.data && openLines(detail.data.counts) === 0 && (
        <EmptyState icon={CircleCheckBig} title={t('season.done')} text={t('season.doneText')} />
      )}
      {open.length > 0 && <AnswerForm key={open.map(({ lineId }) => lineId).join()} id={sweep.id} open={open} />}
      <ul className={styles.lines} aria-label={t('season.lines')}>
        {lines
          .filter((line) => !open.includes(line))
          .map((line) => (
            <SeasonLine key={line.lineId} line={line} sweepId={sweep.id} />
          ))}
      </ul>
    </Section>
  );
}
