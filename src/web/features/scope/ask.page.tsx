import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type ScopeTopic, scopeCategories } from '../../../domain/scope/scope-topic.ts';
import { searchScope } from '../../../domain/scope/search-scope.ts';
import { queryOf } from '../../lib/api.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { Answer } from './answer.tsx';
import { OwnEnquiries } from './own-enquiries.tsx';
import styles from './scope.module.css';
import { useScopeWords } from './use-scope-words.ts';
import { WriteForm } from './write-form.tsx';

/** A person types a question and sees the answer at once, before anybody has to read it. */
export function AskPage() {
  const { words } = useScopeWords();
  const [search] = useSearchParams();
  const [about, setAbout] = useState<ScopeTopic | null | undefined>();
  const [typed, setTyped] = useState(search.get('q') ?? '');
  const scope = useQuery(queryOf('/scope'));
  const topics = scope.data?.topics ?? [];
  const asked = topics.find(({ key }) => key === search.get('topic'));
  const found = typed.trim() === '' ? [] : searchScope(topics, typed).map(({ topic }) => topic);
  const often = scopeCategories.flatMap((category) => topics.find((topic) => topic.category === category) ?? []);
  const shown = found.length > 0 ? found : typed.trim() === '' ? (asked ? [asked] : often) : [];
  const isAnswer = found.length > 0 || (asked !== undefined && typed.trim() === '');
  return (
    <>
      <PageHeader title={words.ask.title} text={words.ask.text} />
      <Section>
        <Stack>
          <TextInput
            label={words.ask.question}
            description={words.ask.hint}
            value={typed}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {scope.isError && <ProblemMessage error={scope.error} onRetry={() => void scope.refetch()} />}
          {scope.isPending && <ListSkeleton />}
          <div aria-live="polite">
            {scope.data && shown.length === 0 && <Text>{words.ask.none}</Text>}
            {shown.length > 0 && (
              <Answers label={isAnswer ? words.ask.answers : words.ask.often} topics={shown} onWrite={setAbout} />
            )}
          </div>
          <Group gap="lg">
            {typed.trim() !== '' && (
              <Button variant="default" onClick={() => setAbout(null)}>
                {words.ask.write}
              </Button>
            )}
            <Anchor component={Link} to="/contact/desk" underline="always">
              {words.ask.contact}
            </Anchor>
          </Group>
        </Stack>
      </Section>
      {about !== undefined && <WriteForm key={about?.key ?? ''} topic={about} typed={typed} />}
      <OwnEnquiries />
    </>
  );
}

function Answers(parts: { label: string; topics: readonly ScopeTopic[]; onWrite(topic: ScopeTopic): void }) {
  const { label, topics, onWrite } = parts;
  return (
    <Stack gap="sm">
      <Text fw={600} component="h2" size="md">
        {label}
      </Text>
      <ul className={styles.answers} aria-label={label}>
        {topics.map((topic) => (
          <li key={topic.key}>
            <Answer topic={topic} onWrite={onWrite} />
          </li>
        ))}
      </ul>
    </Stack>
  );
}
