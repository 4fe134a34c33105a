import { useQueryClient } from '@tanstack/react-query';
import type { QuoteReply } from '../../../contract/quotes.contract.ts';
import { quoteWorkNames } from '../../../contract/words/quote-names.ts';
import { api } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { type Fact, Facts, Section } from '../../ui/section.tsx';
import { isOfQuotes } from './quote-reads.ts';
import { useQuoteWords } from './use-quote-words.ts';

/** How far the work of an accepted quote is, and the customer's word about it. */
export function WorkSection({ quote, work }: { quote: QuoteReply; work: NonNullable<QuoteReply['work']> }) {
  const { words, said } = useQuoteWords();
  const { dateTime } = useFormats();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOfQuotes(queryKey) });
  const { id, actions } = quote;
  const own = words.delivery;
  const facts: Fact[] = [
    [own.state, said(quoteWorkNames[work.state])],
    [own.dueBy, dateTime(work.dueBy)],
    ...(work.holder ? ([[own.holder, work.holder]] as Fact[]) : []),
    ...(work.deliveredAt ? ([[own.delivered, dateTime(work.deliveredAt)]] as Fact[]) : []),
    ...(work.silentAt ? ([[own.silent, dateTime(work.silentAt)]] as Fact[]) : []),
    ...(work.confirmedAt ? ([[own.confirmedBy, work.confirmedBy ?? own.silence]] as Fact[]) : []),
    ...(work.hoursSpent ? ([[own.hoursSpent, String(work.hoursSpent)]] as Fact[]) : []),
    ...(work.returnReason ? ([[own.returned, work.returnReason, 'words']] as Fact[]) : []),
  ];
  return (
    <Section
      title={own.title}
      actions={
        actions.includes('confirm') && (
          <>
            <ConfirmButton
              variant="filled"
              label={own.confirm}
              title={own.confirmTitle}
              text={own.confirmText}
              confirmLabel={own.confirm}
              dismissLabel={own.keep}
              onConfirm={async () => {
                await api.post('/quotes/{id}/confirm', { params: { id } });
                await refresh();
              }}
            />
            <ConfirmButton
              label={own.sendBack}
              title={own.sendBackTitle}
              text={own.sendBackText}
              confirmLabel={own.sendBack}
              dismissLabel={own.keep}
              reason={{ label: own.sendBackReason, least: 1 }}
              onConfirm={async (reason) => {
                await api.post('/quotes/{id}/send-back', { params: { id }, body: { reason } });
                await refresh();
              }}
            />
          </>
        )
      }
    >
      <Facts items={facts} />
    </Section>
  );
}
