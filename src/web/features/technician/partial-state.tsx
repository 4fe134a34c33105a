import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import styles from './job.module.css';
import { type JobLine, LineList } from './line-list.tsx';
import { StateBanner } from './state-banner.tsx';
import { useFaultTitle } from './use-fault-title.ts';

/** How many lines are live, and which are not, each group with its reason. */
export function PartialState({ job }: { job: JobDetailReply }) {
  const { t } = useTranslation();
  return (
    <StateBanner tone="bad" title={partialText(t, job)}>
      <div>
        {failedAlike(job.lines ?? []).map((alike) => (
          <FailedLines key={alike[0].lineId} lines={alike} />
        ))}
      </div>
    </StateBanner>
  );
}

function FailedLines({ lines }: { lines: readonly [JobLine, ...JobLine[]] }) {
  const { t } = useTranslation();
  const [{ fault, message }] = lines;
  const title = useFaultTitle(fault) ?? t('technician.state.failed');
  return (
    <div className={styles.failedLines}>
      <Text size="sm">{t('technician.state.notLive', { count: lines.length })}</Text>
      <LineList lines={lines} />
      <Text size="sm">{message === null ? title : t('technician.state.reasonSaid', { title, message })}</Text>
    </div>
  );
}

/** How many of a job's lines are live. */
export function partialText(t: TFunction, { lines = [], lineCount }: JobDetailReply): string {
  return t('technician.state.partial', { live: lineCount - lines.length, lines: lineCount });
}

/** The failed lines in groups of which each failed for the same reason. */
function failedAlike(lines: readonly JobLine[]): [JobLine, ...JobLine[]][] {
  const groups = new Map<string, [JobLine, ...JobLine[]]>();
  for (const line of lines.filter(({ state }) => state === 'failed')) {
    const why = JSON.stringify([line.fault, line.message]);
    const known = groups.get(why);
    if (known) known.push(line);
    else groups.set(why, [line]);
  }
  return [...groups.values()];
}
