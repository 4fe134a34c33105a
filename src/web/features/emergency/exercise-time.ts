import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { WholeExerciseReply } from '../../../contract/exercises.contract.ts';
import { eveningNames } from '../../../contract/words/exercises.ts';
import { queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import type { Language } from '../../lib/language.ts';
import { useEmergencyWords } from './emergency-words.ts';

/** What only time changes is read again when it has, at most once a second. */
const leastMs = 1000;
const mostMs = 60_000;

/** An exercise, read again with what is shown of it whenever someone or the clock changes it. */
export function useExercise(id: string) {
  const read = useQuery(queryOf('/exercises/{id}', { params: { id } }));
  const { dataUpdatedAt } = read;
  const refresh = useRefreshExercises();
  const next = read.data?.nextChangeAt ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reading waits anew
  useEffect(() => {
    if (next === null) return;
    const waitMs = Math.min(mostMs, Math.max(leastMs, Date.parse(next) - Date.now()));
    const timer = setTimeout(() => void refresh(), waitMs);
    return () => clearTimeout(timer);
  }, [next, dataUpdatedAt]);
  return read;
}

/** The time of day within an exercise, ms since 1970, counted on from what was read. */
export function useExerciseNow({ now, speed, endedAt }: WholeExerciseReply, readAt: number): number {
  const real = useNow(1000);
  if (endedAt !== null) return Date.parse(now);
  return Date.parse(now) + Math.max(0, real - readAt) * speed;
}

/** Reads every list and page of exercises again. */
export function useRefreshExercises(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () =>
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => `${queryKey[0]}`.startsWith('/exercises') });
}

export function useEveningName(): (evening: WholeExerciseReply['evening']) => string {
  const t = useEmergencyWords();
  const { i18n } = useTranslation();
  return (evening) => (evening === null ? t('exercise.page.free') : eveningNames[evening][i18n.language as Language]);
}
