import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { ProblemError } from '../lib/problem-error.ts';

/** A short message that something worked. */
export function toastDone(message: string): void {
  notifications.show({
    message,
    color: 'green',
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('ui.close') },
  });
}

/** A refusal that has no place on the page; where it has one, use `ProblemMessage`. */
export function toastProblem(error: unknown): void {
  const problem = error instanceof ProblemError ? error.problem : null;
  notifications.show({
    title: problem?.title || i18next.t('ui.problem.offline.title'),
    message: problem?.detail || i18next.t('ui.problem.offline.detail'),
    color: 'red',
    withBorder: true,
    autoClose: 10_000,
    closeButtonProps: { 'aria-label': i18next.t('ui.close') },
  });
}
