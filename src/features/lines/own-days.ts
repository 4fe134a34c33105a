import type { Caller, Deps } from '../../deps.ts';
import { newestRevision } from '../../reconcile/line-revisions.repository.ts';
import { forbidden, notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { viewOfLine } from './line-view.ts';
import { findLine } from './lines.repository.ts';

/**
 * The line with its newest revision, for who may read its days.
 * @throws AppError `not_found`, `forbidden`, `hours_not_shown` (403).
 */
export async function readOwnDays(deps: Deps, caller: Caller, id: string) {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const line = await findLine(transaction, id);
    if (!line) throw notFound();
    ensure(caller.actor, 'line.read', { organisationId: line.organisationId });
    const { configuration } = await viewOfLine(deps, caller, transaction, line);
    if (!configuration) throw forbidden('hours_not_shown');
    const newest = await newestRevision(transaction, line.id);
    if (!newest) throw notFound();
    return { line, newest };
  });
}
