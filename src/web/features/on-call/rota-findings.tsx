import { List, Text } from '@mantine/core';
import type { RotaFindingsReply } from '../../../contract/on-call.contract.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { useOnCallWords, usePlaceWord } from './on-call-words.ts';

/** More are counted. */
const mostNamed = 5;

/** Gaps and overlaps of a list, in sentences. */
export function RotaFindings({ found }: { found: RotaFindingsReply }) {
  const t = useOnCallWords();
  const placeOf = usePlaceWord();
  const { moment } = useFormats();
  const now = useNow(30_000);
  const times = ({ from, until }: { from: string; until: string }) => ({
    from: moment(from, now),
    until: moment(until, now),
  });
  const sentences = [
    ...found.gaps.map((gap) => t('findings.gap', times(gap))),
    ...found.overlaps.map(({ order, people: [one, other], ...span }) =>
      order === null
        ? t('findings.onePerson', { one, ...times(span) })
        : t('findings.twoPeople', { one, other, place: placeOf(order), ...times(span) }),
    ),
  ];
  if (sentences.length === 0) return <Text size="sm">{t('findings.fine')}</Text>;
  const more = sentences.length - mostNamed;
  return (
    <List size="sm" spacing="xs">
      {sentences.slice(0, mostNamed).map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
      {more > 0 && <List.Item>{t('findings.more', { count: more })}</List.Item>}
    </List>
  );
}
