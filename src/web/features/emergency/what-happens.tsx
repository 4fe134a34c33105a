import { Stack } from '@mantine/core';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { useEmergencyWords, usePlaceAndTime } from './emergency-words.ts';

/** Exactly what an approval does, in numbers. */
export function WhatHappens({ broadcast }: { broadcast: BroadcastReply }) {
  const t = useEmergencyWords();
  const { areaOf, windowOf } = usePlaceAndTime();
  const { close, ask, blocked } = broadcast.counts;
  return (
    <Stack gap="xs">
      <span>{t('approval.close', { count: close, area: areaOf(broadcast.area), window: windowOf(broadcast) })}</span>
      {ask > 0 && <span>{t('approval.ask', { count: ask })}</span>}
      {blocked > 0 && <span>{t('approval.blocked', { count: blocked })}</span>}
      <span>{t('approval.opens')}</span>
      {broadcast.byHand > 0 && <span>{t('approval.byHand', { count: broadcast.byHand })}</span>}
    </Stack>
  );
}
