import { Alert, Anchor, Button, Group, Skeleton, Stack } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { CircleAlert, Info, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { QualificationReply } from '../../../contract/qualifications.contract.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import styles from './customer.module.css';
import type { AnyFiling } from './filing.ts';
import { JoinOpen, openTwinOf } from './join-open.tsx';
import type { useQualification } from './use-qualification.ts';

/** What every filing ends with: what it would do (`children`), every reason, the open request it may join, and the button that sends it. */
export function CheckAndSend<Body extends AnyFiling>(parts: {
  body: Body;
  answer: ReturnType<typeof useQualification>;
  send: UseMutationResult<{ id: string }, Error, Body>;
  fieldNames: Record<string, string>;
  mayJoin?: boolean;
  /** On the button. Default: that of every filing. */
  label?: string;
  children(answer: QualificationReply): ReactNode;
}) {
  const { body, answer, send, fieldNames, mayJoin = true, label, children } = parts;
  const { t } = useTranslation();
  if (answer.isError)
    return <ProblemMessage error={answer.error} fieldNames={fieldNames} onRetry={() => void answer.refetch()} />;
  if (!answer.data) {
    return (
      <div role="status" aria-label={t('customer.replace.working')}>
        <Skeleton height={132} />
      </div>
    );
  }
  const { result, reasons } = answer.data;
  const twin = mayJoin && answer.isCurrent ? openTwinOf(answer.data) : null;
  return (
    <Stack gap="md" aria-busy={!answer.isCurrent}>
      {children(answer.data)}
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
          {label ?? t('customer.replace.send')}
        </Button>
      </Group>
    </Stack>
  );
}

const looks = {
  qualified: { title: 'customer.replace.bestEffort', ink: 'var(--warn-ink)', color: 'yellow', icon: Info },
  alternate: { title: 'customer.replace.instead', ink: 'var(--warn-ink)', color: 'yellow', icon: Info },
  unqualified: { title: 'customer.replace.refused', ink: 'var(--bad-ink)', color: 'red', icon: CircleAlert },
} as const;

/** Every reason with its next step; a next step that leads to this very page is left out. */
function QualificationReasons({ result, reasons }: Pick<QualificationReply, 'result' | 'reasons'>) {
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
              <Anchor component={Link} to={next.href} inherit underline="always" c="var(--mantine-color-text)">
                {next.label}
              </Anchor>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
