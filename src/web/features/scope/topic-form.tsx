import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { scopePlaceNames } from '../../../contract/words/scope.ts';
import {
  type ScopeCategory,
  type ScopePlace,
  type ScopeTopic,
  type ScopeVerdict,
  scopeCategories,
  scopePlaces,
  scopeVerdicts,
} from '../../../domain/scope/scope-topic.ts';
import { api } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import styles from './scope.module.css';
import { useScopeWords } from './use-scope-words.ts';

interface Parts {
  /** Its key is empty for a new one. */
  topic: ScopeTopic;
  topics: readonly ScopeTopic[];
  etag: string;
  onClose(): void;
}

/** A new topic, before anything is typed. */
export const emptyTopic: ScopeTopic = {
  ...{ key: '', category: 'system_operation', verdict: 'included', place: 'write', reply: null },
  ...{ title: { en: '', 'zh-TW': '' }, answer: { en: '', 'zh-TW': '' }, keywords: { en: [], 'zh-TW': [] } },
};

const listOf = (typed: string) =>
  typed
    .split(/[,、，\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

function typedOf(topic: ScopeTopic) {
  return {
    ...{ titleZh: topic.title['zh-TW'], titleEn: topic.title.en },
    ...{ answerZh: topic.answer['zh-TW'], answerEn: topic.answer.en },
    ...{ keywordsZh: topic.keywords['zh-TW'].join('、'), keywordsEn: topic.keywords.en.join(', ') },
    ...{ replyZh: topic.reply?.['zh-TW'] ?? '', replyEn: topic.reply?.en ?? '' },
  };
}
type Typed = ReturnType<typeof typedOf>;
const fields = Object.keys({ ...typedOf(emptyTopic) }) as (keyof Typed)[];

type Codes = Pick<ScopeTopic, 'category' | 'verdict' | 'place'>;

function madeOf(key: string, codes: Codes, typed: Typed): ScopeTopic {
  const hasReply = typed.replyEn.trim() !== '' || typed.replyZh.trim() !== '';
  return {
    ...{ key, ...codes },
    title: { en: typed.titleEn, 'zh-TW': typed.titleZh },
    answer: { en: typed.answerEn, 'zh-TW': typed.answerZh },
    keywords: { en: listOf(typed.keywordsEn), 'zh-TW': listOf(typed.keywordsZh) },
    reply: hasReply ? { en: typed.replyEn, 'zh-TW': typed.replyZh } : null,
  };
}

/** Edits one topic in both languages; saving writes the whole draft. */
export function TopicForm({ topic, topics, etag, onClose }: Parts) {
  const { words, language } = useScopeWords();
  const queryClient = useQueryClient();
  const isNew = topic.key === '';
  const [key, setKey] = useState(topic.key);
  const [codes, setCodes] = useState<Codes>(topic);
  const [typed, setTyped] = useState(() => typedOf(topic));
  const save = useAction({
    mutationFn: (next: ScopeTopic[]) => api.put('/scope', { body: { topics: next }, etag }),
    onSuccess: async () => {
      toastDone(words.edit.saved);
      await queryClient.invalidateQueries({ queryKey: ['/scope/draft'] });
      onClose();
    },
  });
  const { category, verdict, place } = codes;
  const made = madeOf(key, { category, verdict, place }, typed);
  const others = topics.map((each) => (each.key === topic.key ? made : each));
  return (
    <Section title={isNew ? words.edit.add : words.edit.editing.replace('{key}', topic.title[language])}>
      <Stack>
        {isNew && (
          <TextInput
            label={words.edit.key}
            value={key}
            maxLength={40}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
        )}
        <CodeFields codes={codes} onCodes={setCodes} />
        <TextFields typed={typed} onTyped={setTyped} />
        {save.isError && <ProblemMessage error={save.error} />}
        <Group>
          <Button loading={save.isPending} onClick={() => save.mutate(isNew ? [...topics, made] : others)}>
            {words.edit.save}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.edit.cancel}
          </Button>
          {!isNew && (
            <Button variant="subtle" color="red" onClick={() => save.mutate(topics.filter((each) => each !== topic))}>
              {words.edit.remove}
            </Button>
          )}
        </Group>
      </Stack>
    </Section>
  );
}

function CodeFields({ codes, onCodes }: { codes: Codes; onCodes(codes: Codes): void }) {
  const { words, language } = useScopeWords();
  return (
    <div className={styles.fields}>
      <NativeSelect
        label={words.edit.category}
        value={codes.category}
        onChange={(event) => onCodes({ ...codes, category: event.currentTarget.value as ScopeCategory })}
        data={scopeCategories.map((value) => ({ value, label: words.categories[value] }))}
      />
      <NativeSelect
        label={words.edit.verdict}
        value={codes.verdict}
        onChange={(event) => onCodes({ ...codes, verdict: event.currentTarget.value as ScopeVerdict })}
        data={scopeVerdicts.map((value) => ({ value, label: words.verdicts[value] }))}
      />
      <NativeSelect
        label={words.edit.place}
        value={codes.place}
        onChange={(event) => onCodes({ ...codes, place: event.currentTarget.value as ScopePlace })}
        data={scopePlaces.map((value) => ({ value, label: scopePlaceNames[value][language] }))}
      />
    </div>
  );
}

function TextFields({ typed, onTyped }: { typed: Typed; onTyped(typed: Typed): void }) {
  const { words } = useScopeWords();
  return (
    <div className={styles.fields}>
      {fields.map((name) => {
        const parts = { label: words.edit[name], value: typed[name] };
        return name.startsWith('title') ? (
          <TextInput
            key={name}
            {...parts}
            maxLength={80}
            onChange={(event) => onTyped({ ...typed, [name]: event.currentTarget.value })}
          />
        ) : (
          <Textarea
            key={name}
            {...parts}
            autosize
            minRows={3}
            onChange={(event) => onTyped({ ...typed, [name]: event.currentTarget.value })}
          />
        );
      })}
    </div>
  );
}
