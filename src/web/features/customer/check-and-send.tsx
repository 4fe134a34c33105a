import { Alert, Anchor, Button, Group, Skeleton, Stack } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { CalendarClock, CircleAlert, Info, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { QualificationReply } from '../../../contract/qualifications.contract.ts';
import { useFormats } from '../../lib/formats.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import styles from './customer.module.css';
import type { AnyFiling } from './filing.ts';
import { JoinOpen, openTwinOf } from './join-open.tsx';
import { RedesignHint } from './redesign-hint.tsx';
import type { useQualification } from './use-qualification.ts';

/** What every filing ends with: what it would do (`children`), every reason, the open request it may join, and the button that sends it. */
export function CheckAndSend<Body extends AnyFiling>(parts: {
  body: Body;
  answer: ReturnType<typeof useQualification>;
  send: UseMutationResult<{ id: string }, Error, Body>;
  fieldNames: Record<string, string>;
  mayJoin?: boolean;
  /** Sets the start of what is filed (RFC 3339), its end moving with it: then the next free time is one press. */
  onStart?(at: string): void;
  /** On the button. Default: that of every filing. */
  label?: string;
  children(answer: QualificationReply): ReactNode;
}) {
  const { body, answer, send, fieldNames, mayJoin = true, onStart, label, children } = parts;
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
  const { result, reasons, nextFreeAt } = answer.data;
  const twin = mayJoin && answer.isCurrent ? openTwinOf(answer.data) : null;
  return (
    <Stack gap="md" aria-busy={!answer.isCurrent}>
      {children(answer.data)}
      {reasons.length > 0 && <QualificationReasons result={result} reasons={reasons} />}
      {onStart && nextFreeAt !== null && answer.isCurrent && <TakeFreeTime at={nextFreeAt} onStart={onStart} />}
      <RedesignHint text={'note' in body ? body.note : undefined} />
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

function TakeFreeTime({ at, onStart }: { at: string; onStart(at: string): void }) {
  const { t } = useTranslation();
  const { promise } = useFormats();
  return (
    <Group>
      <Button
        variant="default"
        size="md"
        leftSection={<CalendarClock size={18} aria-hidden />}
        onClick={() => onStart(at)}
      >
        {t('customer.replace.takeFree', { at: promise(at) })}
      </Button>
    </Group>
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
