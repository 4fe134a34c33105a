import { z } from 'zod';
import { topicFields } from '../domain/scope/compare-topics.ts';
import { scopeCategories, scopePlaces, scopeVerdicts } from '../domain/scope/scope-topic.ts';
import { endpoint } from './endpoint.ts';
import { exactText, instantShape, nextStep, searchText } from './shapes.ts';

const tag = 'Scope';
const both = z.object({ en: z.string(), 'zh-TW': z.string() });

const topicShape = z.object({
  key: z.string(),
  category: z.enum(scopeCategories),
  verdict: z.enum(scopeVerdicts),
  /** Where it leads; `write` is a question to our staff. */
  place: z.enum(scopePlaces),
  title: both,
  answer: both,
  keywords: z.object({ en: z.array(z.string()), 'zh-TW': z.array(z.string()) }),
  reply: both.nullable(),
});

/** Published words of ours, not a person's: the guard would read a rule about passwords as one. */
function bothInput(longest: number) {
  return z.strictObject({ en: exactText(longest), 'zh-TW': exactText(longest) });
}
const keywordsInput = z.array(exactText(60)).max(60);

const topicInput = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .meta({ examples: ['holidays'] }),
  category: z.enum(scopeCategories),
  verdict: z.enum(scopeVerdicts),
  place: z.enum(scopePlaces),
  title: bothInput(80),
  answer: bothInput(600),
  keywords: z.strictObject({ en: keywordsInput, 'zh-TW': keywordsInput }),
  reply: bothInput(2000).nullable().default(null),
});

const scopeShape = z.object({ version: z.number().int(), publishedAt: instantShape, topics: z.array(topicShape) });
export type ScopeReply = z.infer<typeof scopeShape>;

export const getScopeEndpoint = endpoint({
  method: 'get',
  path: '/scope',
  tag,
  summary: 'What the desk does, does not do, and does as paid work, topic by topic',
  replies: { 200: { description: 'The published table', shape: scopeShape } },
});

const foundShape = z.object({
  items: z.array(topicShape.extend({ score: z.number(), next: nextStep })),
});
export type FoundScopeReply = z.infer<typeof foundShape>;

export const searchScopeEndpoint = endpoint({
  method: 'get',
  path: '/scope/search',
  tag,
  summary: 'The topics that a question is about, in either language, the likeliest first',
  query: z.strictObject({ q: searchText }),
  replies: { 200: { description: 'At most five topics, with where to go next', shape: foundShape } },
});

const draftShape = z.object({
  /** The published version that it will follow. */
  follows: z.number().int(),
  topics: z.array(topicShape),
  editedBy: z.string().nullable(),
  editedAt: instantShape.nullable(),
  diff: z.array(
    z.object({
      key: z.string(),
      change: z.enum(['added', 'removed', 'changed']),
      fields: z.array(z.enum(topicFields)),
      before: topicShape.nullable(),
      after: topicShape.nullable(),
    }),
  ),
});
export type ScopeDraftReply = z.infer<typeof draftShape>;

const oneDraft = { 200: { description: 'The draft, and what it changes', shape: draftShape } };

export const getScopeDraftEndpoint = endpoint({
  method: 'get',
  path: '/scope/draft',
  tag,
  summary: 'What the next version will be; the published table while nobody has changed anything',
  replies: oneDraft,
});

export const saveScopeDraftEndpoint = endpoint({
  method: 'put',
  path: '/scope',
  tag,
  summary: 'Save the draft; nobody else sees it before it is published',
  body: z.strictObject({ topics: z.array(topicInput).min(1).max(200) }).check(({ value: { topics }, issues }) => {
    const seen = new Set<string>();
    for (const [place, { key }] of topics.entries()) {
      if (seen.has(key))
        issues.push({ code: 'custom', message: 'topic_twice', path: ['topics', place, 'key'], input: key });
      seen.add(key);
    }
  }),
  edits: true,
  replies: oneDraft,
});

export const publishScopeEndpoint = endpoint({
  method: 'post',
  path: '/scope/publish',
  tag,
  summary: 'Publish the draft that was read as the next version',
  edits: true,
  replies: { 200: { description: 'The published table', shape: scopeShape } },
});

export const discardScopeDraftEndpoint = endpoint({
  method: 'post',
  path: '/scope/discard',
  tag,
  summary: 'Throw the draft away',
  edits: true,
  replies: oneDraft,
});
