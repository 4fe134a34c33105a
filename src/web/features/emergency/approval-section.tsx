import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { api } from '../../lib/api.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { HearSound } from './hear-sound.tsx';
import { useRefreshBroadcasts } from './refresh-broadcasts.ts';
import { SendAlone } from './send-alone.tsx';
import { useStepWords } from './step-words.ts';
import { WhatHappens } from './what-happens.tsx';
import { WhoApproves } from './who-approves.tsx';

/** The second person's yes: what they have looked at, heard to its end, and what happens when they give it. */
export function ApprovalSection({ broadcast }: { broadcast: BroadcastReply }) {
  const t = useStepWords();
  const me = useMe();
  const { status, draftHash, actions, authors, heard, withoutOwnSound } = broadcast;
  // An approval is for what was looked at: a draft that changes under the reader is looked at again.
  const [lookedAt, setLookedAt] = useState(draftHash);
  const isChanged = draftHash !== lookedAt && draftHash !== null && actions.includes('approve');
  const isAuthor = authors.some(({ userId }) => userId === me.id);
  const isReady = heard || (draftHash !== null && withoutOwnSound === 0);
  return (
    <Section title={t('approval.title')}>
      <Stack>
        {isChanged && (
          <Alert variant="light" color="yellow">
            <Text fw={600}>{t('approval.changed')}</Text>
            <Text size="sm" mb="xs">
              {t('approval.changedText')}
            </Text>
            <Button size="xs" variant="default" onClick={() => setLookedAt(draftHash)}>
              {t('approval.looked')}
            </Button>
          </Alert>
        )}
        <HearSound broadcast={broadcast} />
        {status === 'draft' && <Text>{t('approval.needsSubmit')}</Text>}
        {isAuthor && hasRole(me, 'operator') && <WhoApproves authors={authors} />}
        <Group>
          {actions.includes('approve') && <Approve broadcast={broadcast} disabled={!isReady || isChanged} />}
          {actions.includes('approveAlone') && <SendAlone broadcast={broadcast} disabled={!isReady || isChanged} />}
          {actions.includes('confirm') && <Confirm broadcast={broadcast} disabled={!isReady} />}
        </Group>
      </Stack>
    </Section>
  );
}

function Approve({ broadcast, disabled }: { broadcast: BroadcastReply; disabled: boolean }) {
  const t = useStepWords();
  const refresh = useRefreshBroadcasts();
  const { id, draftHash, counts } = broadcast;
  return (
    <ConfirmButton
      variant="filled"
      color="red"
      disabled={disabled}
      label={t('approval.approve')}
      title={t(counts.close === 0 ? 'approval.askTitle' : 'approval.approveTitle', {
        count: counts.close === 0 ? counts.ask : counts.close,
      })}
      text={<WhatHappens broadcast={broadcast} />}
      confirmLabel={t('approval.approve')}
      dismissLabel={t('approval.keep')}
      danger
      onConfirm={async () => {
        try {
          await api.post('/broadcasts/{id}/approve', { params: { id }, body: { draftHash: draftHash ?? '' } });
          toastDone(t('approval.sent'));
        } finally {
          await refresh();
        }
      }}
    />
  );
}

/** The second person of what was sent alone. */
function Confirm({ broadcast: { id }, disabled }: { broadcast: BroadcastReply; disabled: boolean }) {
  const t = useStepWords();
  const refresh = useRefreshBroadcasts();
  return (
    <ConfirmButton
      variant="filled"
      disabled={disabled}
      label={t('approval.confirmAlone')}
      title={t('approval.confirmAlone')}
      text={t('approval.confirmAloneText')}
      confirmLabel={t('approval.confirmAlone')}
      dismissLabel={t('approval.keepAlone')}
      onConfirm={async () => {
        await api.post('/broadcasts/{id}/confirm', { params: { id } });
        toastDone(t('approval.confirmed'));
        await refresh();
      }}
    />
  );
}
