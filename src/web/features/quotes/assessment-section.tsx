import { useQuery } from '@tanstack/react-query';
import type { QuoteReply } from '../../../contract/quotes.contract.ts';
import { editableQueryOf, queryOf } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { AssessmentForm } from './assessment-form.tsx';
import type { Draft, DraftLine } from './draft.ts';
import { useQuoteWords } from './use-quote-words.ts';

const empty: DraftLine = { description: '', role: '', hours: '', ratePerHour: '' };

function linesOf({ assessment }: QuoteReply): DraftLine[] {
  if (!assessment || assessment.lines.length === 0) return [empty];
  return assessment.lines.map(({ description, role, hours, ratePerHour }) => ({
    ...{ description, role, hours: String(hours), ratePerHour: String(ratePerHour) },
  }));
}

function beginOf(quote: QuoteReply): Draft {
  const { assessment } = quote;
  return {
    feasibility: assessment?.feasibility ?? 'possible',
    note: assessment?.feasibilityNote ?? '',
    validUntil: assessment?.validUntil ?? '',
    agreedOn: assessment?.agreedOn ?? '',
    lines: linesOf(quote),
  };
}

/** Sales prepare the next offer. What is typed stays when the quote only moves on. The form begins anew when somebody else has saved another assessment. */
export function AssessmentSection({ id }: { id: string }) {
  const { words } = useQuoteWords();
  const read = useQuery(editableQueryOf('/quotes/{id}', { params: { id } }));
  const rates = useQuery(queryOf('/quote-rates'));
  const { data } = read;
  return (
    <Section title={words.assess.title}>
      {read.isError && <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />}
      {data && rates.data && (
        <AssessmentForm
          key={JSON.stringify(data.value.assessment)}
          id={id}
          etag={data.etag}
          rates={rates.data.items}
          isSaved={data.value.assessment !== null}
          begin={beginOf(data.value)}
        />
      )}
    </Section>
  );
}
