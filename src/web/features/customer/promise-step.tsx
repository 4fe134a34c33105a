import { Alert, Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { CircleAlert, Info, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { QualificationReply } from '../../../contract/qualifications.contract.ts';
import { slotName } from '../../lines/slot-name.ts';
import { DueReceipt } from '../../ui/due-window.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import styles from './customer.module.css';
import type { Filing } from './filing.ts';
import { JoinOpen, openTwinOf } from './join-open.tsx';
import { LineName } from './line-name.tsx';
import { PlanStrip } from './plan-strip.tsx';
import { RequestTimes } from './request-times.tsx';
import type { useQualification } from './use-qualification.ts';

/** The last look before sending: what changes where, with the customer's own times, the promise and every reason. */
export function PromiseStep(parts: {
  body: Filing;
  answer: ReturnType<typeof useQualification>;
  send: UseMutationResult<{ id: string }, Error, Filing>;
}) {
  const { body, answer, send } = parts;
  const { t } = useTranslation();
  const fieldNames = {
    effectiveAt: t('customer.replace.effectiveAt'),
    revertAt: t('customer.replace.revertAt'),
    note: t(body.reopens === undefined ? 'customer.replace.note' : 'customer.reopen.note'),
  };
  if (answer.isError)
    return <ProblemMessage error={answer.error} fieldNames={fieldNames} onRetry={() => void answer.refetch()} />;
  if (!answer.data) {
    return (
      <div role="status" aria-label={t('customer.replace.working')}>
        <Skeleton height={132} />
      </div>
    );
  }
  const { result, deadline, reasons } = answer.data;
  const twin = body.reopens === undefined && answer.isCurrent ? openTwinOf(answer.data) : null;
  return (
    <Stack gap="md" aria-busy={!answer.isCurrent}>
      {result === 'qualified' && deadline && <Summary body={body} deadline={deadline} />}
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

/** The whole of what is sent, read back: where, from when, until when, by when. */
function Summary({ body, deadline }: { body: Filing; deadline: NonNullable<QualificationReply['deadline']> }) {
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
      <DueReceipt deadline={deadline} />
      <PlanStrip lineId={body.lineId} slot={body.slot} from={effectiveAt ?? deadline.dueBy} until={revertAt} />
    </div>
  );
}

const looks = {
  qualified: { title: 'customer.replace.bestEffort', ink: 'var(--warn-ink)', color: 'yellow', icon: Info },
  alternate: { title: 'customer.replace.instead', ink: 'var(--warn-ink)', color: 'yellow', icon: Info },
  unqualified: { title: 'customer.replace.refused', ink: 'var(--bad-ink)', color: 'red', icon: CircleAlert },
} as const;

/** Every reason with its next step; a next step that leads to this very page is left out. */
export function QualificationReasons({ result, reasons }: Pick<QualificationReply, 'result' | 'reasons'>) {
  const { t } = useTranslation();
  const { title, ink, color, icon: Icon } = looks[result];
  return (
    <Alert
      role="status"
      variant="light"
      color={color}
      title={t(title)}
      icon={<Icon aria-hidden />}
      styles={{ title: { color: ink }, icon: { color: ink }, message: { color: 'var(--mantine-color-text)' } }}
    >
      <ul className={styles.reasons}>
        {reasons.map(({ code, message, next }) => (
          <li key={code + message}>
            {message}{' '}
            {next.href !== '/requests/new' && (
              <Anchor component={Link} to={next.href} inherit underline="always">
                {next.label}
              </Anchor>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
