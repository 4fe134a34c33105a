import { Alert, Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, type UseMutationResult, useQuery } from '@tanstack/react-query';
import { CircleAlert, Info, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { QualificationReply } from '../../../contract/change-requests.contract.ts';
import { api } from '../../lib/api.ts';
import { DueWindow } from '../../ui/due-window.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import styles from './customer.module.css';
import type { Filing } from './filing.ts';

/**
 * The dry run before sending: every reason, and the promised window with its receipt. It is cached below the requests'
 * path, so that a colleague's filing meanwhile refreshes it.
 */
function useQualification(body: Filing) {
  const [settled] = useDebouncedValue(body, 300);
  // The note does not affect it, unless one is required.
  const { note, ...rest } = settled;
  const question = settled.reopens === undefined ? rest : { ...rest, note };
  const answer = useQuery({
    queryKey: ['/change-requests/qualification', question],
    queryFn: ({ signal }) => api.post('/qualifications', { body: question, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return { ...answer, isCurrent: settled === body && !answer.isPlaceholderData && answer.isSuccess };
}

export function PromiseStep({ body, send }: { body: Filing; send: UseMutationResult<{ id: string }, Error, Filing> }) {
  const { t } = useTranslation();
  const answer = useQualification(body);
  const fieldNames = {
    effectiveAt: t('customer.replace.effectiveAt'),
    revertAt: t('customer.replace.revertAt'),
    note: t(body.reopens === undefined ? 'customer.replace.note' : 'customer.reopen.note'),
  };
  if (answer.isError)
    return <ProblemMessage error={answer.error} fieldNames={fieldNames} onRetry={() => void answer.refetch()} />;
  if (answer.isPending) {
    return (
      <div role="status" aria-label={t('customer.replace.working')}>
        <Skeleton height={92} />
      </div>
    );
  }
  const { result, deadline, reasons } = answer.data;
  return (
    <Stack gap="md" aria-busy={!answer.isCurrent}>
      {result === 'qualified' && deadline && (
        <div>
          <Text size="sm" c="dimmed">
            {t('customer.replace.promise')}
          </Text>
          <DueWindow deadline={deadline} />
        </div>
      )}
      {reasons.length > 0 && <QualificationReasons result={result} reasons={reasons} />}
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
