import { Anchor, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queryOf } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { When } from '../../ui/when.tsx';
import { AcknowledgeAlarm, AlarmNotified, AlarmWhat, useAlarmState } from './alarm-parts.tsx';
import { useOnCallWords } from './on-call-words.ts';

/** The alarm that the address names, from the link in the mail: opening it decides nothing, the press does. */
export function NotifiedAbout({ id }: { id: string }) {
  const t = useOnCallWords();
  const stateOf = useAlarmState();
  const read = useQuery(queryOf('/alarms/{id}', { params: { id } }));
  const alarm = read.data;
  return (
    <Section title={t('one.title')}>
      {read.isError && <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <ListSkeleton rows={2} />}
      {alarm && (
        <Stack gap="md">
          <AlarmWhat alarm={alarm} />
          <Facts
            items={[
              [t('one.state'), stateOf(alarm)],
              [t('alarms.raised'), <When key="raised" at={alarm.raisedAt} />],
              [t('alarms.notified'), <AlarmNotified key="notified" alarm={alarm} />],
              ...(alarm.endedAt ? [[t('one.ended'), <When key="ended" at={alarm.endedAt} />] as const] : []),
            ]}
          />
          {alarm.state === 'open' && (
            <Group>
              <AcknowledgeAlarm alarm={alarm} size="sm" />
            </Group>
          )}
        </Stack>
      )}
      <Anchor component={Link} to="/on-call" size="sm" mt="md" display="inline-block">
        {t('one.close')}
      </Anchor>
    </Section>
  );
}
