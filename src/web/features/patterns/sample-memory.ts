import type { QueryClient } from '@tanstack/react-query';
import { queryOf } from '../../lib/api.ts';
import { type Problem, ProblemError } from '../../lib/problem-error.ts';

/** A problem as the server would send it. */
export function sampleProblem(parts: Partial<Problem>): ProblemError {
  return new ProblemError({
    type: 'about:blank',
    title: '',
    detail: '',
    status: 409,
    code: 'conflict',
    requestId: '',
    ...parts,
  });
}

/** Puts a refusal into the memory, in the place of an answer. */
export function fillRefusal(
  client: QueryClient,
  { queryKey }: { queryKey: readonly unknown[] },
  error: ProblemError,
): void {
  client.getQueryCache().build(client, { queryKey }).setState({ status: 'error', error, fetchStatus: 'idle' });
}

/** The query of a prompt, as every player asks it. */
export function promptQuery(id: string) {
  return queryOf('/prompts/{id}', { params: { id } });
}
