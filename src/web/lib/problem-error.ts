import type { z } from 'zod';
import type { problemShape } from '../../contract/shapes.ts';

export type Problem = z.infer<typeof problemShape>;

/** A refusal of the server (RFC 9457), or `offline` when it could not be reached. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    this.problem = problem;
  }
}

/** Titles of problems that are born in the browser are words of ours (`ui.problem.offline`…), so they stay empty here. */
export function localProblem(code: 'offline' | 'unreadable' | 'page', status = 0): ProblemError {
  return new ProblemError({ type: 'about:blank', title: '', detail: '', status, code, requestId: '' });
}

export function problemCode(error: unknown): string | null {
  return error instanceof ProblemError ? error.problem.code : null;
}

/** Input faults by field, as `@mantine/form` takes them. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries((error.problem.errors ?? []).map(({ path, message }) => [path, message]));
}
