import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { AlarmNotices } from '../../alarms/alarm-notices-choice.tsx';
import { editableQueryOf } from '../../lib/api.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { EscalationSection } from './escalation-section.tsx';
import { NotifiedAbout } from './notified-about.tsx';
import { useOnCallWords } from './on-call-words.ts';
import { OnDutySection } from './on-duty-section.tsx';
import { OpenAlarms, openAlarmsQuery } from './open-alarms.tsx';
import { PastAlarms, pastAlarmsQuery } from './past-alarms.tsx';
import { ShiftsSection } from './shifts-section.tsx';

/** Who is notified when something breaks: open alarms first, then who is on duty, the shifts, and what was. */
export function OnCallPage() {
  const t = useOnCallWords();
  const [search] = useSearchParams();
  const list = useQuery(editableQueryOf('/on-call'));
  const reads = [list, useInfiniteQuery(openAlarmsQuery), useInfiniteQuery(pastAlarmsQuery)];
  const notified = search.get('alarm');
  const header = (
    <PageHeader
      title={t('title')}
      text={t('text')}
      actions={
        <Button variant="default" component={Link} to="/webhooks">
          {t('webhooks')}
        </Button>
      }
    />
  );
  // All at once, so that nothing moves while the page is filled.
  if (reads.some(({ isPending }) => isPending))
    return (
      <>
        {header}
        <ListSkeleton rows={8} />
      </>
    );
  return (
    <>
      {header}
      {notified !== null && <NotifiedAbout id={notified} />}
      <OpenAlarms />
      <AlarmNotices />
      {list.isError && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && (
        <>
          <OnDutySection onDuty={list.data.value.onDuty} />
          <ShiftsSection list={list.data} />
          <EscalationSection key={list.data.value.escalateAfterMinutes} list={list.data} />
        </>
      )}
      <PastAlarms />
    </>
  );
}
