import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { quoteRoleNames } from '../../../contract/words/quote-names.ts';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { useQuoteWords } from './use-quote-words.ts';

interface Changed {
  key: string;
  at: string;
  by: string;
  role: string;
  before: number | null;
  after: number | null;
}

/** Who changed which rate when, from what to what. */
export function RateHistory() {
  const { words, said } = useQuoteWords();
  const { dateTime, number } = useFormats();
  const history = useQuery(queryOf('/quote-rates/history'));
  const rows = (history.data?.items ?? []).flatMap(({ at, by, changes }, edit) =>
    changes.map((change): Changed => ({ key: `${edit} ${change.role}`, at, by, ...change })),
  );
  const rate = (value: number | null) => (value === null ? '–' : number(value));
  const columns: Column<Changed>[] = [
    { key: 'at', label: words.rates.at, tight: true, show: ({ at }) => dateTime(at) },
    { key: 'by', label: words.rates.by, show: ({ by }) => by },
    { key: 'role', label: words.role, show: ({ role }) => said(quoteRoleNames[role]) || role },
    { key: 'before', label: words.rates.before, align: 'end', show: ({ before }) => rate(before) },
    { key: 'after', label: words.rates.after, align: 'end', show: ({ after }) => rate(after) },
  ];
  return (
    <Section title={words.rates.history} flush={rows.length > 0}>
      {history.isError && <ProblemMessage error={history.error} onRetry={() => void history.refetch()} />}
      {history.isPending && <ListSkeleton rows={2} />}
      {history.data && rows.length === 0 && <Text size="sm">{words.rates.unchanged}</Text>}
      {rows.length > 0 && (
        <RecordTable caption={words.rates.history} columns={columns} rows={rows} rowKey={({ key }) => key} />
      )}
    </Section>
  );
}
