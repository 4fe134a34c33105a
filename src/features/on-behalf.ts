import type { Caller } from '../deps.ts';
import type { OnBehalf } from '../domain/change-request/on-behalf.ts';
import { invalidInput } from '../shared/app-error.ts';

/** Our staff say how the customer asked; a customer files for itself. @throws AppError `invalid_input`. */
export function onBehalfOf({ actor }: Caller, onBehalf: OnBehalf | undefined): OnBehalf | null {
  const fault = (code: string) => invalidInput([{ path: 'onBehalf', code, message: 'onBehalf' }]);
  if (actor.organisationId === null && onBehalf === undefined) throw fault('on_behalf_missing');
  if (actor.organisationId !== null && onBehalf !== undefined) throw fault('on_behalf_of_none');
  return onBehalf ?? null;
}
