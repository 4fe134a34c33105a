import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { scopePlaceNames } from '../../../contract/words/scope.ts';
import { placeAddresses } from '../../../domain/scope/scope-places.ts';
import type { ScopeTopic, ScopeVerdict } from '../../../domain/scope/scope-topic.ts';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';
import { useScopeWords } from './use-scope-words.ts';

const tones: Record<ScopeVerdict, Tone> = { included: 'good', not_included: 'neutral', paid: 'warn' };

export function VerdictBadge({ verdict }: { verdict: ScopeVerdict }) {
  const { words } = useScopeWords();
  return <ToneBadge tone={tones[verdict]}>{words.verdicts[verdict]}</ToneBadge>;
}

/** One answer of the scope table, and the way on. */
export function Answer({ topic, onWrite }: { topic: ScopeTopic; onWrite(topic: ScopeTopic): void }) {
  const { language } = useScopeWords();
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Title order={3} size="h4">
          {topic.title[language]}
        </Title>
        <VerdictBadge verdict={topic.verdict} />
      </Group>
      <Text>{topic.answer[language]}</Text>
      <Group>
        <WayOn topic={topic} onWrite={onWrite} />
      </Group>
    </Stack>
  );
}

function WayOn({ topic, onWrite }: { topic: ScopeTopic; onWrite(topic: ScopeTopic): void }) {
  const { language } = useScopeWords();
  const label = scopePlaceNames[topic.place][language];
  const address = placeAddresses[topic.place];
  if (address === null) return <Button onClick={() => onWrite(topic)}>{label}</Button>;
  // The API's own pages are none of ours.
  if (address.startsWith('/api') || address === '/readyz')
    return (
      <Anchor href={address} target="_blank" rel="noreferrer" underline="always">
        {label}
      </Anchor>
    );
  return (
    <Button component={Link} to={address} variant={topic.verdict === 'not_included' ? 'default' : 'filled'}>
      {label}
    </Button>
  );
}
