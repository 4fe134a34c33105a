import type { ScopeTopic } from './scope-topic.ts';

export const topicFields = ['category', 'verdict', 'place', 'title', 'answer', 'keywords', 'reply'] as const;
export type TopicField = (typeof topicFields)[number];

/** What a draft changes of the published table. */
export interface TopicDifference {
  key: string;
  change: 'added' | 'removed' | 'changed';
  /** The fields that differ; empty for an added or removed topic. */
  fields: TopicField[];
  before: ScopeTopic | null;
  after: ScopeTopic | null;
}

function differing(before: ScopeTopic, after: ScopeTopic): TopicField[] {
  return topicFields.filter((field) => textOf(before[field]) !== textOf(after[field]));
}

/** The same words for the same value, whatever the order in which the database keeps its fields. */
function textOf(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return JSON.stringify(value.map(textOf));
  return JSON.stringify(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [name, textOf(each)]),
  );
}

/** Topics belong together by their key; the order of the table is no difference. */
export function compareTopics(before: readonly ScopeTopic[], after: readonly ScopeTopic[]): TopicDifference[] {
  const former = new Map(before.map((topic) => [topic.key, topic]));
  const kept = new Set(after.map(({ key }) => key));
  const now = after.flatMap((topic): TopicDifference[] => {
    const { key } = topic;
    const one = former.get(key);
    if (one === undefined) return [{ key, change: 'added', fields: [], before: null, after: topic }];
    const fields = differing(one, topic);
    return fields.length === 0 ? [] : [{ key, change: 'changed', fields, before: one, after: topic }];
  });
  const gone = before.filter(({ key }) => !kept.has(key));
  return [
    ...now,
    ...gone.map(
      (topic): TopicDifference => ({ key: topic.key, change: 'removed', fields: [], before: topic, after: null }),
    ),
  ];
}
