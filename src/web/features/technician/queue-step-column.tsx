import type { TFunction } from 'i18next';
import type { JobReply } from '../../../contract/job-shapes.ts';
import type { DenseColumn } from '../../ui/dense-table.tsx';
import styles from './queue.module.css';
import { type Reader, type RowStep, stepOf } from './row-step.ts';
import type { useWord } from './use-word.ts';

interface Pen {
  t: TFunction;
  word: ReturnType<typeof useWord>;
}

/** The action is a plain button, because a library's one would be made for each row that is scrolled by. */
export function stepColumn(
  { t, word }: Pen,
  reader: Reader,
  onStep: (step: RowStep, job: JobReply) => void,
): DenseColumn<JobReply> {
  // A customer may have several jobs: a name that is read alone says which.
  const nameOf = ({ customer, lineLabel, slot }: JobReply) =>
    [customer, lineLabel, ...(slot === null ? [] : [word('slot', slot)])].join(' · ');
  const labels = {
    take: t('technician.take'),
    again: t('technician.tryAgain'),
    release: t('technician.release.label'),
    steal: t('technician.steal.label'),
    retry: t('technician.retry.label'),
  };
  return {
    key: 'step',
    label: t('technician.queue.heads.step'),
    width: '5.5rem',
    card: 2,
    quiet: true,
    align: 'end',
    show: (job) => {
      const step = stepOf(job, reader);
      if (step === null) return null;
      return (
        <button
          type="button"
          className={styles.step}
          aria-label={t(`technician.queue.steps.${step}`, { customer: nameOf(job) })}
          onClick={() => onStep(step, job)}
        >
          {labels[step]}
        </button>
      );
    },
  };
}
