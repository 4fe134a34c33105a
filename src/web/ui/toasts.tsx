import i18next from 'i18next';
import { ProblemError } from '../lib/problem-error.ts';
import { showNotice } from './notices.tsx';

const show = (notice: Parameters<typeof showNotice>[0]) =>
  // Without the network nothing can be shown that is not there yet; the page itself says that it is offline.
  void showNotice({ closeButtonProps: { 'aria-label': i18next.t('ui.close') }, ...notice }).catch(() => undefined);

/** A short message that something worked. */
export function toastDone(message: string): void {
  show({ message, color: 'green' });
}

/** Something was stored otherwise than typed; longer to read than that it worked. */
export function toastMasked(message: string): void {
  show({ message, color: 'yellow', autoClose: 10_000 });
}

/** A refusal that has no place on the page; where it has one, use `ProblemMessage`. */
export function toastProblem(error: unknown): void {
  const problem = error instanceof ProblemError ? error.problem : null;
  show({
    title: problem?.title || i18next.t('ui.problem.offline.title'),
    message: problem?.detail || i18next.t('ui.problem.offline.detail'),
    color: 'red',
    autoClose: 10_000,
  });
}
