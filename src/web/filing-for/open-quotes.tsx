import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { quoteStatusNames } from '../../contract/words/quote-status-names.ts';
import type { PaidKind } from '../../domain/change-request/kind.ts';
import { useQuoteWords } from '../features/quotes/use-quote-words.ts';
import { queryOf } from '../lib/api.ts';
import { useFormats } from '../lib/formats.ts';

/**
 * What a customer has asked for already: of one kind, so that nothing is asked for twice. `organisationId`: whose, for our
 * staff; `linked`: the reader may open them.
 */
export function OpenQuotes({
  kind,
  organisationId,
  linked,
}: {
  kind: PaidKind;
  organisationId?: string;
  linked: boolean;
}) {
  const { words, said } = useQuoteWords();
  const { dateTime } = useFormats();
  const open = useQuery(queryOf('/open-quotes', { query: organisationId === undefined ? {} : { organisationId } }));
  const same = open.data?.items.filter((quote) => quote.kind === kind) ?? [];
  return (
    <div aria-live="polite">
      {same.length > 0 && (
        <>
          <Text fw={600}>{words.form.openAlready}</Text>
          {same.map(({ id, number, status, requestedBy, requestedAt }) => (
            <Text key={id} size="sm">
              {linked ? (
                <Anchor component={Link} to={`/quotes/${id}`} inherit underline="always">
                  {number}
                </Anchor>
              ) : (
                number
              )}{' '}
              · {said(quoteStatusNames[status])} · {requestedBy} · {dateTime(requestedAt)}
            </Text>
          ))}
        </>
      )}
    </div>
  );
}
