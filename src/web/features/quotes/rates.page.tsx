import { useQuery, useQueryClient } from '@tanstack/react-query';
import { editableQueryOf } from '../../lib/api.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { RateHistory } from './rate-history.tsx';
import { RatesForm } from './rates-form.tsx';
import { useQuoteWords } from './use-quote-words.ts';

/** What an hour of each role costs: sales read it, admins edit it. */
export function RatesPage() {
  const { words } = useQuoteWords();
  const isAdmin = hasRole(useMe(), 'admin');
  const queryClient = useQueryClient();
  const rates = useQuery(editableQueryOf('/quote-rates'));
  const { data } = rates;
  return (
    <>
      <PageHeader
        title={words.rates.title}
        text={isAdmin ? words.rates.text : words.rates.textSales}
        back={{ to: '/quotes', label: words.back }}
      />
      {rates.isError && <ProblemMessage error={rates.error} onRetry={() => void rates.refetch()} />}
      {rates.isPending && <ListSkeleton />}
      {data && (
        <Section>
          <RatesForm
            key={data.etag}
            items={data.value.items}
            etag={data.etag}
            mayEdit={isAdmin}
            onReload={() => void queryClient.invalidateQueries({ queryKey: ['/quote-rates'] })}
          />
        </Section>
      )}
      {isAdmin && <RateHistory />}
    </>
  );
}
