import type { FoundScopeReply, ScopeReply } from '../../contract/scope.contract.ts';
import { scopePlaceNames } from '../../contract/words/scope.ts';
import type { Caller, Deps } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { placeAddresses } from '../../domain/scope/scope-places.ts';
import { searchScope } from '../../domain/scope/search-scope.ts';
import { ensure } from '../ensure.ts';
import { findPublished, type ScopeVersionRow } from './scope.repository.ts';

export function presentScope({ number, publishedAt, topics }: ScopeVersionRow): ScopeReply {
  return { version: number, publishedAt: formatTaipei(publishedAt), topics };
}

async function published(deps: Deps, { actor }: Caller): Promise<ScopeVersionRow> {
  ensure(actor, 'scope.read', { organisationId: null });
  return await deps.database.transaction(actor, findPublished);
}

export async function readScope(deps: Deps, caller: Caller): Promise<ScopeReply> {
  return presentScope(await published(deps, caller));
}

/** The answers to a question as it is typed, with where to go next in the reader's language. */
export async function findInScope(deps: Deps, caller: Caller, q: string): Promise<FoundScopeReply> {
  const { topics } = await published(deps, caller);
  return {
    items: searchScope(topics, q).map(({ topic, score }) => ({
      ...topic,
      score,
      next: {
        label: scopePlaceNames[topic.place][caller.language],
        href: placeAddresses[topic.place] ?? `/ask?topic=${topic.key}`,
      },
    })),
  };
}
