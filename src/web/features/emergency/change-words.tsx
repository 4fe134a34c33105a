import { List } from '@mantine/core';
import type { BroadcastChangeReply } from '../../../contract/broadcasts.contract.ts';
import { useNow } from '../../lib/clock.ts';
import { usePlaceAndTime } from './emergency-words.ts';
import { useStepWords } from './step-words.ts';

/** What another window changes for callers, in words. */
export function ChangeWords(parts: { change: Pick<BroadcastChangeReply, 'from' | 'until' | 'was'>; lines: number }) {
  const { change, lines: count } = parts;
  const { from, until, was } = change;
  const t = useStepWords();
  const { momentOf } = usePlaceAndTime();
  const now = useNow(30_000);
  const isEarlier = Date.parse(from) < Date.parse(was.from);
  const isLonger = Date.parse(until) > Date.parse(was.until);
  const start = { count, from: momentOf(from), was: momentOf(was.from) };
  return (
    <List>
      {isEarlier && (
        <List.Item>{Date.parse(from) <= now ? t('change.atOnce', start) : t('change.earlier', start)}</List.Item>
      )}
      {isLonger && (
        <List.Item>{t('change.longer', { count, until: momentOf(until), was: momentOf(was.until) })}</List.Item>
      )}
    </List>
  );
}
