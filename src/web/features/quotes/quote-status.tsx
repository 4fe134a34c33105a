import { quoteStatusNames } from '../../../contract/words/quote-status-names.ts';
import type { QuoteStatus } from '../../../domain/quote/quote-state.ts';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';
import { useQuoteWords } from './use-quote-words.ts';

const tones: Record<QuoteStatus, Tone> = {
  requested: 'info',
  assessing: 'work',
  quoted: 'warn',
  accepted: 'good',
  declined: 'neutral',
  expired: 'neutral',
  withdrawn: 'neutral',
};

export function QuoteBadge({ status }: { status: QuoteStatus }) {
  const { said } = useQuoteWords();
  return <ToneBadge tone={tones[status]}>{said(quoteStatusNames[status])}</ToneBadge>;
}
