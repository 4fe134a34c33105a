import { Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ScopeDraftReply } from '../../../contract/scope.contract.ts';
import { scopePlaceNames } from '../../../contract/words/scope.ts';
import type { TopicField } from '../../../domain/scope/compare-topics.ts';
import type { ScopeTopic } from '../../../domain/scope/scope-topic.ts';
import { api } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { type Fact, Facts, Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import styles from './scope.module.css';
import { useScopeWords } from './use-scope-words.ts';

/** What the draft changes, and its way to the customers. */
export function DraftSection({ draft, etag }: { draft: ScopeDraftReply; etag: string }) {
  const { words, language } = useScopeWords();
  const { dateTime } = useFormats();
  const { diff, follows, editedBy, editedAt } = draft;
  const tone = { added: 'good', removed: 'bad', changed: 'work' } as const;
  return (
    <Section title={words.edit.draft}>
      <Stack>
        <Text>
          {[
            words.edit.follows.replace('{version}', String(follows)),
            ...(diff.length === 0 ? [words.edit.noDraft] : []),
            ...(editedBy !== null && editedAt !== null
              ? [words.edit.edited.replace('{by}', editedBy).replace('{at}', dateTime(editedAt))]
              : []),
          ].join(' ')}
        </Text>
        {diff.length > 0 && (
          <ul className={styles.answers} aria-label={words.edit.draft}>
            {diff.map(({ key, change, fields, before, after }) => (
              <li key={key}>
                <Group gap="sm" mb="xs">
                  <Title order={3}>{(after ?? before)?.title[language]}</Title>
                  <ToneBadge tone={tone[change]}>{words.edit.changes[change]}</ToneBadge>
                </Group>
                {before && after && <Changes fields={fields} before={before} after={after} />}
              </li>
            ))}
          </ul>
        )}
        {diff.length > 0 && <DraftActions etag={etag} />}
      </Stack>
    </Section>
  );
}

function DraftActions({ etag }: { etag: string }) {
  const { words } = useScopeWords();
  const queryClient = useQueryClient();
  const refresh = () =>
    queryClient.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith('/scope') });
  return (
    <Group>
      <ConfirmButton
        variant="filled"
        label={words.edit.publish}
        title={words.edit.publishTitle}
        text={words.edit.publishText}
        confirmLabel={words.edit.publish}
        dismissLabel={words.edit.keepDraft}
        onConfirm={async () => {
          await api.post('/scope/publish', { etag });
          toastDone(words.edit.published);
          await refresh();
        }}
      />
      <ConfirmButton
        danger
        label={words.edit.discard}
        title={words.edit.discardTitle}
        text={words.edit.discardText}
        confirmLabel={words.edit.discard}
        dismissLabel={words.edit.keepDraft}
        onConfirm={async () => {
          await api.post('/scope/discard', { etag });
          await refresh();
        }}
      />
    </Group>
  );
}

/** The fields that a change touches, before and after. */
function Changes({ fields, before, after }: { fields: readonly TopicField[]; before: ScopeTopic; after: ScopeTopic }) {
  const { words, language } = useScopeWords();
  const { edit } = words;
  const names: Record<TopicField, string> = {
    ...{
      category: edit.category,
      verdict: edit.verdict,
      place: edit.place,
      title: edit.topicTitle,
      answer: edit.answer,
    },
    ...{ keywords: edit.keywords, reply: edit.reply },
  };
  const said = (field: TopicField, topic: ScopeTopic): string => {
    if (field === 'category') return words.categories[topic.category];
    if (field === 'verdict') return words.verdicts[topic.verdict];
    if (field === 'place') return scopePlaceNames[topic.place][language];
    if (field === 'keywords') return [...topic.keywords.en, ...topic.keywords['zh-TW']].join(', ');
    const both = topic[field];
    return both === null ? '–' : `${both.en} / ${both['zh-TW']}`;
  };
  const items = fields.map((field): Fact => [names[field], `${said(field, before)} → ${said(field, after)}`, 'words']);
  return <Facts items={items} />;
}
