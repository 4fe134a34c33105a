import { Anchor, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ScopeTopic } from '../../../domain/scope/scope-topic.ts';
import { editableQueryOf } from '../../lib/api.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { VerdictBadge } from './answer.tsx';
import { DraftSection } from './draft-section.tsx';
import { emptyTopic, TopicForm } from './topic-form.tsx';
import { useScopeWords } from './use-scope-words.ts';

/** Admins prepare the next version of the scope table, see what it changes, and publish it. */
export function ScopePage() {
  const { words, language } = useScopeWords();
  const [editing, setEditing] = useState<ScopeTopic | null>(null);
  const draft = useQuery(editableQueryOf('/scope/draft'));
  const { data } = draft;
  const columns = [
    {
      key: 'topic',
      label: words.edit.topic,
      show: (topic: ScopeTopic) => (
        <Anchor component="button" type="button" ta="start" onClick={() => setEditing(topic)}>
          {topic.title[language]}
        </Anchor>
      ),
    },
    { key: 'category', label: words.edit.category, show: ({ category }: ScopeTopic) => words.categories[category] },
    {
      key: 'verdict',
      label: words.edit.verdict,
      show: ({ verdict }: ScopeTopic) => <VerdictBadge verdict={verdict} />,
    },
  ];
  return (
    <>
      <PageHeader title={words.edit.title} text={words.edit.text} />
      {draft.isError && <ProblemMessage error={draft.error} onRetry={() => void draft.refetch()} />}
      {draft.isPending && <ListSkeleton />}
      {data && <DraftSection draft={data.value} etag={data.etag} />}
      {data && editing && (
        <TopicForm
          key={editing.key}
          topic={editing}
          topics={data.value.topics}
          etag={data.etag}
          onClose={() => setEditing(null)}
        />
      )}
      {data && (
        <Section title={words.edit.topics}>
          <Group mb="md">
            <Button variant="default" onClick={() => setEditing(emptyTopic)}>
              {words.edit.add}
            </Button>
          </Group>
          <RecordTable
            caption={words.edit.topics}
            columns={columns}
            rows={data.value.topics}
            rowKey={({ key }) => key}
          />
        </Section>
      )}
    </>
  );
}
