import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../lib/api.ts';
import { ProblemError } from '../lib/problem-error.ts';

/** What is wished for: an instant (RFC 3339), or the begin of a date in the lines' zone. */
export type Wish = { wishedAt: string } | { date: string };

export interface FileByParts {
  wish: Wish;
  lineIds: readonly string[];
}

/** A pause in typing or walking long enough that one question is asked, not one a key. */
const settledMs = 400;
/** The answer turns from "file by" to "too soon" while a form stays open. */
const againMs = 60_000;

/** By when to file so that the wish is promised; where that moment has passed, that it is tried. */
export function FileBySentence({ wish, lineIds }: FileByParts) {
  const body = { ...wish, ...(lineIds.length > 0 ? { lineIds: [...lineIds] } : {}) };
  const [settled] = useDebouncedValue(JSON.stringify(body), settledMs);
  const answer = useQuery({
    queryKey: ['/deadlines/file-by', settled],
    queryFn: ({ signal }) => api.post('/deadlines/file-by', { body: JSON.parse(settled), signal }),
    placeholderData: keepPreviousData,
    refetchInterval: againMs,
  });
  const isCurrent = settled === JSON.stringify(body) && !answer.isPlaceholderData;
  const refusal = answer.error instanceof ProblemError ? answer.error.problem.detail : null;
  return (
    <Text
      size="sm"
      c={answer.data?.past ? 'var(--warn-ink)' : undefined}
      style={{ visibility: isCurrent ? undefined : 'hidden' }}
    >
      {refusal ?? answer.data?.message}
    </Text>
  );
}
