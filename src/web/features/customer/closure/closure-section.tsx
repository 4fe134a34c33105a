import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ChangeRequestReply } from '../../../../contract/change-requests.contract.ts';
import { api, queryOf } from '../../../lib/api.ts';
import { useNow } from '../../../lib/clock.ts';
import { useFormats } from '../../../lib/formats.ts';
import { areaName } from '../../../lib/place-names.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { Section } from '../../../ui/section.tsx';
import { toastDone } from '../../../ui/toasts.tsx';
import { isEnded } from '../ended.ts';
import { useClosureWords } from './closure-words.ts';

/** How far a closure is: waiting, on its way, in force, over; and the press that ends it. */
export function ClosureSection({ request }: { request: ChangeRequestReply }) {
  const t = useClosureWords();
  const { moment, day } = useFormats();
  const now = useNow(15_000);
  const { closure, status, effectiveAt, revertAt, lines } = request;
  if (closure === null || (isEnded(request) && status !== 'completed')) return null;
  const { announcement, waits, targetAt } = closure;
  const at = (instant: string | null) => (instant === null ? '' : moment(instant, now));
  const isLive = lines.some(({ state }) => state === 'live');
  const isOver = revertAt !== null && Date.parse(revertAt) <= now;
  const isLater = effectiveAt !== null && Date.parse(effectiveAt) > now;
  const isDone = status === 'completed' || status === 'partial';
  return (
    <Section title={t('section')}>
      {waits && <Text>{t('waits')}</Text>}
      {!waits && (
        <Text size="sm" c="dimmed">
          {announcement ? t('rests', { area: areaName(announcement), date: day(announcement.date) }) : t('approved')}
        </Text>
      )}
      {!waits && !isDone && targetAt !== null && <Text mt="xs">{t('target', { at: at(targetAt) })}</Text>}
      {isDone && isLive && (
        <Text mt="xs">
          {isOver
            ? t('over')
            : isLater
              ? t('later', { from: at(effectiveAt), until: at(revertAt) })
              : t('inForce', { at: at(revertAt) })}
        </Text>
      )}
      {isDone && isLive && !isOver && <EndNow request={request} />}
    </Section>
  );
}

function EndNow({ request: { id } }: { request: ChangeRequestReply }) {
  const t = useClosureWords();
  const queryClient = useQueryClient();
  const end = async () => {
    const now = await api.post('/change-requests/{id}/end', { params: { id } });
    queryClient.setQueryData(queryOf('/change-requests/{id}', { params: { id } }).queryKey, now);
    toastDone(t('ended'));
  };
  return (
    <Text component="div" mt="md">
      <ConfirmButton
        label={t('end')}
        title={t('endTitle')}
        text={t('endText')}
        confirmLabel={t('endDo')}
        dismissLabel={t('endKeep')}
        onConfirm={end}
      />
    </Text>
  );
}
