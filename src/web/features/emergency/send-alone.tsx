import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { api } from '../../lib/api.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { useRefreshBroadcasts } from './refresh-broadcasts.ts';
import { useStepWords } from './step-words.ts';
import { WhatHappens } from './what-happens.tsx';

/** One operator alone at night: with a reason and the number of lines typed, for 30 minutes (docs/rules.md#broadcasts). */
export function SendAlone({ broadcast, disabled }: { broadcast: BroadcastReply; disabled: boolean }) {
  const t = useStepWords();
  const refresh = useRefreshBroadcasts();
  const [typed, setTyped] = useState('');
  const { id, draftHash } = broadcast;
  return (
    <ConfirmButton
      color="red"
      variant="outline"
      disabled={disabled}
      label={t('approval.alone')}
      title={t('approval.alone')}
      text={
        <Stack>
          <WhatHappens broadcast={broadcast} alone />
          <span>{t('approval.aloneText')}</span>
          <TextInput
            label={t('approval.aloneTyped')}
            inputMode="numeric"
            value={typed}
            onChange={({ currentTarget: { value } }) => setTyped(value)}
            required
          />
        </Stack>
      }
      confirmLabel={t('approval.alone')}
      dismissLabel={t('approval.keep')}
      danger
      reason={{ label: t('act.reason'), least: 1 }}
      onConfirm={async (reason) => {
        const body = { draftHash: draftHash ?? '', override: { reason, typed } };
        try {
          await api.post('/broadcasts/{id}/approve', { params: { id }, body });
          toastDone(t('approval.sent'));
        } finally {
          await refresh();
        }
      }}
    />
  );
}
