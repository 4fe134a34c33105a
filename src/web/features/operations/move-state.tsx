import { Text } from '@mantine/core';
import type { DeadlineMoveReply } from '../../../contract/calendar.contract.ts';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { useCalendarWords } from './use-calendar-words.ts';

/** Whether a change was taken back, can be, or no longer can. */
export function MoveState({ move: { undoable, undoneAt } }: { move: DeadlineMoveReply }) {
  const t = useCalendarWords();
  if (undoneAt !== null) return <ToneBadge tone="neutral">{t('move.undone')}</ToneBadge>;
  if (undoable) return <ToneBadge tone="info">{t('move.newest')}</ToneBadge>;
  return (
    <Text size="sm" c="dimmed" component="span">
      {t('move.final')}
    </Text>
  );
}
