import { Text } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QualificationReply } from '../../../contract/qualifications.contract.ts';
import { slotName } from '../../lines/slot-name.ts';
import { DueReceipt } from '../../ui/due-window.tsx';
import { CheckAndSend } from './check-and-send.tsx';
import styles from './customer.module.css';
import type { Filing } from './filing.ts';
import { ForecastNote } from './forecast-note.tsx';
import { LineName } from './line-name.tsx';
import { PlanStrip } from './plan-strip.tsx';
import { RequestTimes } from './request-times.tsx';
import type { useQualification } from './use-qualification.ts';

/** The last look before sending: what changes where, with the customer's own times, the promise and every reason. */
export function PromiseStep(parts: {
  body: Filing;
  answer: ReturnType<typeof useQualification>;
  send: UseMutationResult<{ id: string }, Error, Filing>;
  onStart(at: string): void;
}) {
  const { body } = parts;
  const { t } = useTranslation();
  const fieldNames = {
    effectiveAt: t('customer.replace.effectiveAt'),
    revertAt: t('customer.replace.revertAt'),
    note: t(body.reopens === undefined ? 'customer.replace.note' : 'customer.reopen.note'),
  };
  return (
    <CheckAndSend {...parts} fieldNames={fieldNames} mayJoin={body.reopens === undefined}>
      {({ result, deadline, forecast }) =>
        result === 'qualified' && deadline && <Summary body={body} deadline={deadline} forecast={forecast} />
      }
    </CheckAndSend>
  );
}

/** The whole of what is sent, read back: where, from when, until when, by when. */
function Summary(parts: {
  body: Filing;
  deadline: NonNullable<QualificationReply['deadline']>;
  forecast: QualificationReply['forecast'];
}) {
  const { body, deadline, forecast } = parts;
  const { t } = useTranslation();
  const { effectiveAt = null, revertAt = null } = body;
  return (
    <div className={styles.stack}>
      <div>
        <Text size="sm" c="dimmed">
          <LineName lineId={body.lineId} /> · {slotName(t, body.slot)}
        </Text>
        <RequestTimes strong request={{ status: 'accepted', effectiveAt, revertAt, completedAt: null, deadline }} />
      </div>
      <ForecastNote forecast={forecast} />
      <DueReceipt deadline={deadline} />
      <PlanStrip lineId={body.lineId} slot={body.slot} from={effectiveAt ?? deadline.dueBy} until={revertAt} />
    </div>
  );
}
