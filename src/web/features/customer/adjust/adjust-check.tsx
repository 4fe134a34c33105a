import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useUnsavedGuard } from '../../../lib/unsaved-guard.ts';
import { DueReceipt } from '../../../ui/due-window.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import type { AnyFiling } from '../filing.ts';
import { JoinOpen, openTwinOf } from '../join-open.tsx';
import { QualificationReasons } from '../promise-step.tsx';
import { RequestTimes } from '../request-times.tsx';
import { useQualification } from '../use-qualification.ts';
import { useSending } from '../use-sending.ts';
import { ForeseenLines } from './foreseen-lines.tsx';

/** The last look before sending: what changes on each line, what callers will hear, the promise, every reason. */
export function AdjustCheck({ body, fieldNames }: { body: AnyFiling; fieldNames: Record<string, string> }) {
  const { t } = useTranslation();
  const answer = useQualification(body);
  const send = useSending(body);
  useUnsavedGuard(!send.isSuccess);
  if (answer.isError)
    return <ProblemMessage error={answer.error} fieldNames={fieldNames} onRetry={() => void answer.refetch()} />;
  if (!answer.data) {
    return (
      <div role="status" aria-label={t('customer.replace.working')}>
        <Skeleton height={132} />
      </div>
    );
  }
  const { result, deadline, reasons, lines } = answer.data;
  const twin = answer.isCurrent ? openTwinOf(answer.data) : null;
  const times = { effectiveAt: null, revertAt: null, ...wishedTimes(body) };
  return (
    <Stack gap="md" aria-busy={!answer.isCurrent}>
      <ForeseenLines lines={lines} />
      {result === 'qualified' && deadline && (
        <div>
          <RequestTimes strong request={{ status: 'accepted', ...times, completedAt: null, deadline }} />
          <DueReceipt deadline={deadline} />
        </div>
      )}
      {reasons.length > 0 && <QualificationReasons result={result} reasons={reasons} />}
      {twin !== null && <JoinOpen key={twin} id={twin} body={body} />}
      {send.isError && <ProblemMessage error={send.error} fieldNames={fieldNames} />}
      <Group>
        <Button
          size="md"
          leftSection={<Send size={18} aria-hidden />}
          loading={send.isPending}
          disabled={result !== 'qualified' || !answer.isCurrent}
          onClick={() => send.mutate(body)}
        >
          {t('customer.replace.send')}
        </Button>
      </Group>
    </Stack>
  );
}

function wishedTimes(body: AnyFiling): { effectiveAt?: string; revertAt?: string } {
  return {
    ...('effectiveAt' in body && body.effectiveAt ? { effectiveAt: body.effectiveAt } : {}),
    ...('revertAt' in body && body.revertAt ? { revertAt: body.revertAt } : {}),
  };
}
