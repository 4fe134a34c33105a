import { Anchor, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CalendarYearReply } from '../../../contract/deadlines.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Fact, Facts } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';
import { useCalendarWords } from './use-calendar-words.ts';

/** Which table a year follows and since when, with the publisher's licence. */
export function YearSource({ calendar }: { calendar: CalendarYearReply }) {
  const t = useCalendarWords();
  const { year, provisional, source } = calendar;
  const imports = useQuery(queryOf('/calendar/imports', { query: { year, state: 'active', limit: 1 } }));
  if (imports.isError) return <ProblemMessage error={imports.error} onRetry={() => void imports.refetch()} />;
  if (!imports.data) return null;
  const [active] = imports.data.items;
  const shipped: Fact[] = [
    [t('table'), t(provisional ? 'tableLaw' : 'tableShipped')],
    provisional ? [t('until'), t('untilPublished')] : [t('since'), t('sinceInstalled')],
  ];
  return (
    <>
      <Title order={3} size="h4" mt="lg" mb="xs">
        {t('source', { year })}
      </Title>
      <Facts
        items={
          active
            ? [
                [
                  t('table'),
                  <Anchor key="table" component={Link} to={`/calendar/imports/${active.id}`} underline="always">
                    {t('tableFile', { fileName: active.fileName })}
                  </Anchor>,
                ],
                [t('since'), active.decidedAt && <When key="since" at={active.decidedAt} />],
                [t('broughtBy'), active.by],
              ]
            : shipped
        }
      />
      <Text size="sm" c="dimmed" mt="sm">
        {source.attribution}{' '}
        <Anchor href={source.licence} inherit underline="always" target="_blank" rel="noreferrer">
          {t('licence')}
        </Anchor>
      </Text>
    </>
  );
}
