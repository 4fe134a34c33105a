import { Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { allItems, api, pagesOf, queryOf } from '../../lib/api.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { useEmergencyWords, usePlaceAndTime } from './emergency-words.ts';

export const waitingQuery = pagesOf('/change-requests', {
  query: { kind: 'emergency_closure', status: 'acknowledged', limit: 50 },
});

/** Customers' own closures that no announcement covers: nothing is closed until an operator says why. Nothing where none waits. */
export function WaitingClosures({ mayDecide }: { mayDecide: boolean }) {
  const t = useEmergencyWords();
  const waiting = useInfiniteQuery(waitingQuery);
  const items = allItems(waiting.data).filter(({ closure }) => closure?.waits);
  if (waiting.isError) return <ProblemMessage error={waiting.error} onRetry={() => void waiting.refetch()} />;
  if (items.length === 0) return null;
  return (
    <Section title={t('closures.title')}>
      <Text mb="md">{t('closures.text')}</Text>
      <Stack gap="lg" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {items.map((request) => (
          <Waiting key={request.id} request={request} mayDecide={mayDecide} />
        ))}
      </Stack>
      <MoreButton {...waiting} />
    </Section>
  );
}

/** Lines that are named; the others are counted. */
const most = 5;

function Waiting({ request, mayDecide }: { request: ChangeRequestReply; mayDecide: boolean }) {
  const t = useEmergencyWords();
  const { windowOf, momentOf } = usePlaceAndTime();
  const { lines, effectiveAt, revertAt, filedBy, number, receivedAt, note, organisationId } = request;
  const customer = useQuery(queryOf('/customers/{id}', { params: { id: organisationId } }));
  const named = lines.slice(0, most).map((line) => phoneNumberText(line.number));
  const more = lines.length - named.length;
  return (
    <li>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {customer.data?.name ?? '…'}
      </Text>
      <Text>
        {named.join(', ')} {more > 0 && t('closures.more', { count: more })}
      </Text>
      <Text>{windowOf({ from: effectiveAt ?? receivedAt, until: revertAt ?? receivedAt })}</Text>
      <Text style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }} my={4}>
        {note === null ? t('closures.noWhy') : t('closures.why', { reason: note })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('closures.filed', { by: filedBy, at: momentOf(receivedAt), number })}
      </Text>
      {mayDecide && <Decide request={request} />}
    </li>
  );
}

function Decide({ request: { id } }: { request: ChangeRequestReply }) {
  const t = useEmergencyWords();
  const queryClient = useQueryClient();
  const decided = async (words: 'closures.approved' | 'closures.rejected') => {
    toastDone(t(words));
    await queryClient.invalidateQueries({ queryKey: ['/change-requests'] });
  };
  const approve = async (reason: string) => {
    await api.post('/change-requests/{id}/approve-emergency', { params: { id }, body: { reason } });
    await decided('closures.approved');
  };
  const reject = async (reason: string) => {
    await api.post('/change-requests/{id}/reject', { params: { id }, body: { reason } });
    await decided('closures.rejected');
  };
  return (
    <Group mt="sm" gap="sm">
      <ConfirmButton
        variant="filled"
        label={t('closures.approve')}
        title={t('closures.approveTitle')}
        text={t('closures.approveText')}
        confirmLabel={t('closures.approveDo')}
        dismissLabel={t('closures.keep')}
        reason={{ label: t('closures.reason'), least: 3 }}
        onConfirm={approve}
      />
      <ConfirmButton
        label={t('closures.reject')}
        title={t('closures.rejectTitle')}
        text={t('closures.rejectText')}
        confirmLabel={t('closures.rejectDo')}
        dismissLabel={t('closures.keep')}
        danger
        reason={{ label: t('closures.rejectReason'), least: 3 }}
        onConfirm={reject}
      />
    </Group>
  );
}
