import type { Caller, Deps, Language } from '../../deps.ts';
import { conflict } from '../../shared/app-error.ts';
import { printedQuote } from './print-quote.presenter.ts';
import { getQuote } from './read-quotes.ts';

/** The newest offer as a page. @throws AppError as `getQuote`; `quote_without_offer` (409). */
export async function printQuote(
  deps: Deps,
  caller: Caller,
  { id, language }: { id: string; language: Language },
): Promise<string> {
  const { reply } = await getQuote(deps, caller, id);
  if (reply.offer === null) throw conflict('quote_without_offer');
  return printedQuote(reply, reply.offer, language);
}
