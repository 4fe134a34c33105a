import { Stack } from '@mantine/core';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { usePlaceAndTime } from './emergency-words.ts';
import { useStepWords } from './step-words.ts';

/** Exactly what an approval does, in numbers; sent `alone`, nobody is asked. */
export function WhatHappens({ broadcast, alone = false }: { broadcast: BroadcastReply; alone?: boolean }) {
  const t = useStepWords();
  const { areaOf, windowOf } = usePlaceAndTime();
  const { close, ask, blocked } = broadcast.counts;
  return (
    <Stack gap="xs">
      {close > 0 || ask === 0 ? (
        <span>{t('approval.close', { count: close, area: areaOf(broadcast.area), window: windowOf(broadcast) })}</span>
      ) : (
        <span>{t('approval.onlyAsks', { area: areaOf(broadcast.area), window: windowOf(broadcast) })}</span>
      )}
      {ask > 0 && !alone && <span>{t('approval.ask', { count: ask })}</span>}
      {blocked > 0 && <span>{t('approval.blocked', { count: blocked })}</span>}
      <span>{t('approval.opens')}</span>
      {broadcast.byHand > 0 && <span>{t('approval.byHand', { count: broadcast.byHand })}</span>}
    </Stack>
  );
}
