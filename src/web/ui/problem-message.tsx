import { Anchor, Button, Text } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type Problem, ProblemError } from '../lib/problem-error.ts';
import styles from './problem-message.module.css';

type Next = NonNullable<Problem['reasons']>[number]['next'];

interface Shown {
  error: unknown;
  onRetry?: () => void;
  /** For forms that mark each field themselves, so that the list is not shown twice. */
  fieldsMarked?: boolean;
  /** Names of fields that are not marked, by path; one without a name is listed by its fault alone. */
  fieldNames?: Record<string, string>;
}

/** A problem in full: what is wrong, each field, every reason with its next step. The only place that shows refusals. */
export function ProblemMessage({ error, onRetry, fieldsMarked = false, fieldNames = {} }: Shown) {
  const { t } = useTranslation();
  const { title, detail, problem } = useProblemWords(error);
  const leads = useLeads();
  const faults = new Set(
    (isAddress(problem) ? [] : problem?.errors)?.map(({ path, message }) =>
      fieldNames[path] ? t('ui.fault', { field: fieldNames[path], fault: message }) : message,
    ),
  );
  const reasons = (isAddress(problem) ? [] : (problem?.reasons ?? [])).filter(
    ({ message, next }) => message !== detail || leads(next),
  );
  return (
    <div role="alert" className={styles.alert}>
      <Text fw={650} className={styles.title}>
        <CircleAlert size={18} aria-hidden /> {title}
      </Text>
      {detail !== '' && <Text size="sm">{detail}</Text>}
      {!fieldsMarked && faults.size > 0 && (
        <ul className={styles.list}>
          {[...faults].map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {reasons.length > 0 && <Reasons reasons={reasons} known={detail} />}
      {onRetry && mayPass(problem) && (
        <Button size="xs" variant="default" mt="xs" onClick={onRetry}>
          {t('ui.retry')}
        </Button>
      )}
      {problem && problem.status >= 500 && problem.requestId !== '' && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('ui.requestId', { id: problem.requestId })}
        </Text>
      )}
    </div>
  );
}

/** Reasons of a refusal or a dry run: a sentence and what to do next. */
export function Reasons({ reasons, known = '' }: { reasons: NonNullable<Problem['reasons']>; known?: string }) {
  return (
    <ul className={styles.list}>
      {reasons.map((reason) => (
        <li key={reason.code + reason.message}>
          {reason.message !== known && <span>{reason.message} </span>}
          <NextStep next={reason.next} />
        </li>
      ))}
    </ul>
  );
}

/** The API and its guide are next steps for programs. */
function isForPeople(next: Next): boolean {
  return !next.href.startsWith('/api/');
}

/** Whether a next step leads anywhere: the current page does not. */
function useLeads(): (next: Next) => boolean {
  const { pathname } = useLocation();
  return (next) => isForPeople(next) && next.href.split(/[?#]/)[0] !== pathname;
}

/** A page of ours opens in place, anything else as a document. */
function NextStep({ next }: { next: Next }) {
  const leads = useLeads();
  if (!leads(next)) return null;
  const isPage = next.href.startsWith('/') && !/^\/(api|readyz|healthz|problems)\b/.test(next.href);
  return isPage ? (
    <Anchor component={Link} to={next.href} inherit underline="always">
      {next.label}
    </Anchor>
  ) : (
    <Anchor href={next.href} inherit underline="always">
      {next.label}
    </Anchor>
  );
}

const passing: readonly number[] = [0, 408, 409, 412, 429];

/** Whether the same call may have another answer in a moment. */
function mayPass(problem: Problem | null): boolean {
  return problem === null || problem.status >= 500 || passing.includes(problem.status);
}

/** The entries are correct, but the page does not exist. */
function isAddress(problem: Problem | null): boolean {
  const { code, errors = [] } = problem ?? {};
  return code === 'invalid_input' && errors.length > 0 && errors.every(({ path }) => path.startsWith('path.'));
}

const localCodes = ['offline', 'unreadable', 'page'] as const;

/** Title and sentence of any error, also of those that never reached the server. */
export function useProblemWords(error: unknown): { title: string; detail: string; problem: Problem | null } {
  const { t } = useTranslation();
  const problem = error instanceof ProblemError ? error.problem : null;
  if (isAddress(problem))
    return { title: t('ui.problem.address.title'), detail: t('ui.problem.address.detail'), problem };
  if (problem && problem.title !== '') return { title: problem.title, detail: problem.detail, problem };
  const code = localCodes.find((each) => each === problem?.code) ?? 'page';
  return { title: t(`ui.problem.${code}.title`), detail: t(`ui.problem.${code}.detail`), problem };
}
