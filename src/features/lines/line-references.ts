import type { Transaction } from '../../db/database.ts';
import type { Language } from '../../deps.ts';
import { AppError, conflict } from '../../shared/app-error.ts';
import { brokeConstraint } from '../edit-conflict.ts';
import { presentLineFaults } from '../usable-config.ts';
import { findReferences } from './lines.repository.ts';

/** Checks that a line's customer and phone system exist. @throws AppError `line_reference_unknown` (422). */
export async function assertReferences(
  transaction: Transaction,
  input: { organisationId?: string; phoneSystemId?: string },
  language: Language,
): Promise<void> {
  const found = await findReferences(transaction, input);
  const faults = [
    ...(found.customer ? [] : [{ path: 'organisationId', code: 'unknown_customer' } as const]),
    ...(found.phoneSystem ? [] : [{ path: 'phoneSystemId', code: 'unknown_phone_system' } as const]),
  ];
  if (faults.length === 0) return;
  throw new AppError('line_reference_unknown', { status: 422, errors: presentLineFaults(faults, language) });
}

/**
 * A number belongs to one line, which the database guarantees. @throws AppError `line_number_taken` (409), or the error
 * itself.
 */
export async function orNumberTaken<Result>(number: string | undefined, write: Promise<Result>): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    if (number !== undefined && brokeConstraint(error, 'line_number_unique'))
      throw conflict('line_number_taken', { number });
    throw error;
  }
}
