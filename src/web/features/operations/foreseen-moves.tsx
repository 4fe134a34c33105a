import { Skeleton, Text } from '@mantine/core';
import type { CalendarDraftReply } from '../../../contract/calendar.contract.ts';
import { useCalendarWords } from './use-calendar-words.ts';

type Ways = ReturnType<typeof ways>;

/** A promise that ends neither later nor earlier has only another earliest day. */
function ways({ count, later, earlier }: CalendarDraftReply['moves']) {
  return { later, earlier, first: count - later - earlier };
}

/** How many promises move, and which way; a sentence for each. */
export function MovesInWords({ moves }: { moves: CalendarDraftReply['moves'] }) {
  const t = useCalendarWords();
  if (moves.count === 0) return <Text>{t('wouldMove.none')}</Text>;
  return Object.entries(ways(moves)).map(
    ([way, count]) => count > 0 && <Text key={way}>{t(`wouldMove.${way as keyof Ways}`, { count })}</Text>,
  );
}

/** What a change of the calendar does to open promises and whom it tells; undefined while it is counted. */
export function ForeseenMoves({ moves }: { moves: CalendarDraftReply['moves'] | undefined }) {
  const t = useCalendarWords();
  if (!moves) return <Skeleton height={72} />;
  return (
    <>
      <MovesInWords moves={moves} />
      <Text mt="xs">{t(moves.count > 0 ? 'mails' : 'noMails')}</Text>
      <Text mt="xs">{t('canUndo')}</Text>
    </>
  );
}
