import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PromptReply } from '../../contract/prompts.contract.ts';
import type { RepairKind, RepairStep } from '../../domain/audio/repair-plan.ts';
import { api, queryOf } from '../lib/api.ts';
import { useAction } from '../lib/use-action.ts';

/** How often the check of a repaired file is looked at where the live stream is cut, ms. */
const askAgainMs = 1_500;

/** The findings for which a repair is the remedy. */
const remedies: Record<string, RepairKind> = {
  long_leading_silence: 'trim_silence',
  long_trailing_silence: 'trim_silence',
  gap_in_speech: 'cut_gaps',
  hum: 'remove_hum',
  level_jump: 'level_passages',
};

/**
 * The bench's state: the original, the steps that are on, and the repaired file that is being made. `onMade` is told once that is
 * accepted; a refused one is shown and changes nothing.
 */
export function useBench(prompt: PromptReply, onMade: (promptId: string) => void) {
  const queryClient = useQueryClient();
  const originalId = prompt.repair?.of.promptId ?? prompt.id;
  const steps = (prompt.repair?.steps ?? []) as RepairStep[];
  const [awaited, setAwaited] = useState<string | null>(null);
  const original = useQuery(queryOf('/prompts/{id}', { params: { id: originalId } }));
  const made = useQuery({
    ...queryOf('/prompts/{id}', { params: { id: awaited ?? '' } }),
    enabled: awaited !== null,
    refetchInterval: ({ state }) => (state.data?.status === 'checking' ? askAgainMs : false),
  });
  const repair = useAction({
    mutationFn: (next: RepairStep[]) =>
      api.post('/prompts/{id}/repairs', { params: { id: originalId }, body: { steps: next } }),
    onSuccess: async ({ promptId }) => {
      await queryClient.invalidateQueries({
        queryKey: queryOf('/prompts/{id}', { params: { id: promptId } }).queryKey,
      });
      setAwaited(promptId);
    },
  });
  const isReady = made.data?.status === 'ready' && made.data.id === awaited;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each file
  useEffect(() => {
    if (!isReady || awaited === null) return;
    onMade(awaited);
    setAwaited(null);
  }, [isReady, awaited]);
  const set = (next: RepairStep[]) => {
    setAwaited(null);
    if (next.length === 0) onMade(originalId);
    else repair.mutate(next);
  };
  return {
    originalId,
    steps,
    advised: new Set((original.data?.findings ?? []).flatMap(({ code }) => remedies[code] ?? [])),
    refused: awaited !== null && made.data?.status === 'rejected' ? made.data.findings : [],
    isWorking: repair.isPending || (awaited !== null && (made.data?.status ?? 'checking') === 'checking'),
    error: repair.error ?? made.error,
    set,
    toggle(kind: Exclude<RepairKind, 'join'>) {
      set(steps.some((step) => step.kind === kind) ? steps.filter((step) => step.kind !== kind) : [...steps, { kind }]);
    },
  };
}

export type Bench = ReturnType<typeof useBench>;
