import { Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { DefaultSound, hasDefaultSound } from '../../lines/default-sound.tsx';
import { PromptName } from '../../lines/prompt-name.tsx';
import { slotName } from '../../lines/slot-name.ts';
import { AudioPlayer } from '../../ui/audio-player.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './customer.module.css';
import { isEnded } from './ended.ts';
import { fallbackText } from './names.ts';
import { PlanStrip } from './plan-strip.tsx';
import { PutBack } from './put-back.tsx';
import page from './request-page.module.css';

/** What plays at the place before and after the request. */
export function RequestSounds({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  if (request.slot === null || request.promptId === null) return null;
  const place = slotName(t, request.slot);
  const after = t(request.status === 'completed' ? 'customer.request.afterLive' : 'customer.request.after');
  return (
    <Section title={t('customer.request.sounds')}>
      <div className={page.beforeAfter}>
        {(!isEnded(request) || request.revision !== null) && <Before request={request} slot={request.slot} />}
        <div className={styles.sound}>
          <Title order={3} size="h5">
            {after}
          </Title>
          <Text size="sm">
            <PromptName promptId={request.promptId} />
          </Text>
          <AudioPlayer promptId={request.promptId} label={`${after}: ${place}`} compare />
          {request.status === 'completed' && (
            <>
              <PutBack
                lineId={request.lineId}
                slot={request.slot}
                promptId={request.promptId}
                label={t('customer.putBack.one')}
              />
              <AsRecorded lineId={request.lineId} slot={request.slot} promptId={request.promptId} />
            </>
          )}
        </div>
      </div>
      <Planned request={request} slot={request.slot} />
    </Section>
  );
}

/** Of an improved recording: back to it as it was recorded. */
function AsRecorded({ lineId, slot, promptId }: { lineId: string; slot: string; promptId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(queryOf('/prompts/{id}', { params: { id: promptId } }));
  const original = data?.repair?.of.promptId;
  if (original === undefined) return null;
  return <PutBack lineId={lineId} slot={slot} promptId={original} label={t('customer.putBack.asRecorded')} />;
}

/** What is still to come, over what callers hear that week. */
function Planned({ request, slot }: { request: ChangeRequestReply; slot: string }) {
  const { status, lineId, effectiveAt, revertAt, completedAt, deadline } = request;
  const [now] = useState(() => Date.now());
  const isToCome = status !== 'completed' ? !isEnded(request) : revertAt !== null && Date.parse(revertAt) > now;
  if (!isToCome) return null;
  return (
    <div className={page.planned}>
      <PlanStrip lineId={lineId} slot={slot} from={completedAt ?? effectiveAt ?? deadline.dueBy} until={revertAt} />
    </div>
  );
}

/** After applying, the revision before the request's own says what played there; until then the line itself. */
function Before({ request, slot }: { request: ChangeRequestReply; slot: string }) {
  const { t } = useTranslation();
  const { lineId, revision } = request;
  const former = revision === null ? null : Math.max(1, revision - 1);
  const line = useQuery({ ...queryOf('/lines/{id}', { params: { id: lineId } }), enabled: former === null });
  const past = useQuery({
    ...queryOf('/lines/{id}/revisions/{n}', { params: { id: lineId, n: former ?? 1 } }),
    enabled: former !== null,
  });
  const prompts = (former === null ? line.data : past.data)?.configuration?.prompts;
  const promptId = prompts?.[slot];
  const label = t('customer.request.before');
  return (
    <div className={styles.sound}>
      <Title order={3} size="h5">
        {label}
      </Title>
      {prompts === undefined && <Skeleton height={72} />}
      {prompts !== undefined && promptId === undefined && (
        <Group gap="sm" wrap="nowrap">
          <DefaultSound lineSlot={slot} label={`${label}: ${slotName(t, slot)}`} />
          <Text size="sm">
            {former !== null && hasDefaultSound(slot)
              ? t('customer.request.beforeNone')
              : fallbackText(t, slot, prompts)}
          </Text>
        </Group>
      )}
      {promptId !== undefined && (
        <>
          <Text size="sm">
            <PromptName promptId={promptId} />
          </Text>
          <AudioPlayer promptId={promptId} label={`${label}: ${slotName(t, slot)}`} />
          {request.status === 'completed' && (
            <PutBack lineId={lineId} slot={slot} promptId={promptId} label={t('customer.putBack.one')} />
          )}
        </>
      )}
    </div>
  );
}
