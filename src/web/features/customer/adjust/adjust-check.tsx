import { useUnsavedGuard } from '../../../lib/unsaved-guard.ts';
import { DueReceipt } from '../../../ui/due-window.tsx';
import { CheckAndSend } from '../check-and-send.tsx';
import type { AnyFiling } from '../filing.ts';
import { ForecastNote } from '../forecast-note.tsx';
import { RequestTimes } from '../request-times.tsx';
import { useQualification } from '../use-qualification.ts';
import { useSending } from '../use-sending.ts';
import { ForeseenLines } from './foreseen-lines.tsx';

/** The last look before sending: what changes on each line, what callers will hear, the promise, every reason. */
export function AdjustCheck(parts: {
  body: AnyFiling;
  fieldNames: Record<string, string>;
  /** As `CheckAndSend`'s, where the page has a time of its own. */
  onStart?(at: string): void;
}) {
  const { body, fieldNames, onStart } = parts;
  const answer = useQualification(body);
  const send = useSending(body);
  useUnsavedGuard(!send.isSuccess);
  const times = { effectiveAt: null, revertAt: null, ...wishedTimes(body) };
  return (
    <CheckAndSend body={body} answer={answer} send={send} fieldNames={fieldNames} onStart={onStart}>
      {({ result, deadline, forecast, lines }) => (
        <>
          <ForeseenLines lines={lines} />
          {result === 'qualified' && deadline && (
            <div>
              <RequestTimes strong request={{ status: 'accepted', ...times, completedAt: null, deadline }} />
              <ForecastNote forecast={forecast} />
              <DueReceipt deadline={deadline} />
            </div>
          )}
        </>
      )}
    </CheckAndSend>
  );
}

function wishedTimes(body: AnyFiling): { effectiveAt?: string; revertAt?: string } {
  return {
    ...('effectiveAt' in body && body.effectiveAt ? { effectiveAt: body.effectiveAt } : {}),
    ...('revertAt' in body && body.revertAt ? { revertAt: body.revertAt } : {}),
  };
}
