import type { Transaction } from '../../../db/database.ts';
import { type ForwardingTimes, forwardingLoop } from '../../../domain/line/forwarding-loop.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { invalidInput } from '../../../shared/app-error.ts';
import { forwardingLines } from './forwarding.repository.ts';

interface Wish {
  organisationId: string;
  /** The request that asks for it, once it is filed. */
  except: string | null;
  numbers: string[];
  times: ForwardingTimes;
}

/**
 * Callers who are passed on must not come back to the line that they have called, by what holds now or by what is planned.
 * @throws AppError `invalid_input` with the way they would go.
 */
export async function refuseLoop(transaction: Transaction, to: string | null, wish: Wish): Promise<void> {
  if (to === null) return;
  const loop = forwardingLoop(await forwardingLines(transaction, wish), { ...wish, to });
  if (loop !== null)
    throw invalidInput([{ path: 'value', code: 'forwarding_loop', message: loop.map(phoneNumberText).join(' → ') }]);
}
