import { AppError } from '../shared/app-error.ts';

/**
 * Fails when nothing was written because the row has changed since it was read. @throws AppError `precondition_failed`
 * (412).
 */
export function assertEdited<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new AppError('precondition_failed', { status: 412 });
  return row;
}

/** Whether a failed write broke the named unique or exclusion constraint. */
export function brokeConstraint(error: unknown, constraint: string): boolean {
  const fault = (error as { cause?: unknown }).cause ?? error;
  const { code, constraint_name: name } = fault as { code?: string; constraint_name?: string };
  return (code === '23505' || code === '23P01') && name === constraint;
}
