import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import type { DeliveryReply } from '../../../contract/webhooks.contract.ts';
import { deliveryFaultNames, deliveryStatusNames, webhookEventNames } from '../../../contract/words/webhooks.ts';
import { fill } from '../../../contract/words/wording.ts';
import { api } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { type Fact, Facts } from '../../ui/section.tsx';
import { toastDone, toastProblem } from '../../ui/toasts.tsx';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';
import { When } from '../../ui/when.tsx';
import { useWebhookWords } from '../../webhooks/use-webhook-words.ts';
import styles from './deliveries.module.css';
import { isOfWebhooks } from './webhook-reads.ts';

const tones: Record<DeliveryReply['status'], Tone> = {
  waiting: 'work',
  delivered: 'good',
  failed: 'bad',
  missed: 'warn',
};

interface Shown {
  /** The endpoint's. */
  id: string;
  delivery: DeliveryReply;
  mayReplay: boolean;
  isOpen: boolean;
}

/** One delivery: unfolds to what came of its last attempt. */
export function Delivery({ id, delivery, mayReplay, isOpen }: Shown) {
  const { said } = useWebhookWords();
  return (
    <li>
      <details open={isOpen}>
        <summary>
          <ChevronRight size={18} aria-hidden />
          <span>{said(webhookEventNames[delivery.type])}</span>
          <ToneBadge tone={tones[delivery.status]}>{said(deliveryStatusNames[delivery.status])}</ToneBadge>
          <Text component="span" size="sm" c="dimmed" className={styles.when}>
            <When at={delivery.occurredAt} />
          </Text>
        </summary>
        <div className={styles.body}>
          {delivery.fault !== null && <Text>{said(deliveryFaultNames[delivery.fault])}</Text>}
          <LastAttempt delivery={delivery} />
          {mayReplay && delivery.status !== 'waiting' && <Replay id={id} number={delivery.number} />}
        </div>
      </details>
    </li>
  );
}

function LastAttempt({ delivery }: { delivery: DeliveryReply }) {
  const { words } = useWebhookWords();
  const { attempts, nextAttemptAt, responseStatus, responseText, durationMs } = delivery;
  const facts: Fact[] = [[words.attempts, attempts]];
  if (responseStatus !== null) facts.push([words.status, responseStatus]);
  if (durationMs !== null) facts.push([words.duration, fill(words.milliseconds, { count: durationMs })]);
  if (nextAttemptAt !== null) facts.push([words.next, <When key="next" at={nextAttemptAt} />]);
  if (responseText) facts.push([words.answer, responseText, 'words']);
  return <Facts items={facts} />;
}

function Replay({ id, number }: { id: string; number: number }) {
  const { words } = useWebhookWords();
  const queryClient = useQueryClient();
  const replay = useAction({
    mutationFn: () => api.post('/webhooks/{id}/deliveries/{n}/replay', { params: { id, n: number } }),
    onSuccess: async () => {
      toastDone(words.replayed);
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOfWebhooks(queryKey) });
    },
    onError: toastProblem,
  });
  return (
    <Button variant="default" size="xs" loading={replay.isPending} onClick={() => replay.mutate()}>
      {words.replay}
    </Button>
  );
}
