import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import styles from './job.module.css';

export type JobLine = NonNullable<JobDetailReply['lines']>[number];

/** As many lines as are read at a glance; the others are one press away. */
const atAGlance = 6;

export function lineText({ label, number }: Pick<JobLine, 'label' | 'number'>): string {
  return `${label} · ${phoneNumberText(number)}`;
}

/** Lines by name and number. */
export function LineList({ lines }: { lines: readonly JobLine[] }) {
  const { t } = useTranslation();
  if (lines.length <= atAGlance) return <Names lines={lines} />;
  return (
    <details className={styles.lineList}>
      <summary>{t('technician.change.allLines', { lines: lines.length })}</summary>
      <Names lines={lines} />
    </details>
  );
}

function Names({ lines }: { lines: readonly JobLine[] }) {
  return (
    <ul className={styles.lineNames}>
      {lines.map((line) => (
        <li key={line.lineId}>
          {line.label} · <span className={styles.whole}>{phoneNumberText(line.number)}</span>
        </li>
      ))}
    </ul>
  );
}
