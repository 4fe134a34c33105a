import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import { ProofCard } from '../../ui/proof-card.tsx';
import { Section } from '../../ui/section.tsx';
import { resultOf } from './job-result.tsx';

/** How the change of a job that is done is known to be live. It stays in the place of the work. */
export function ProofSection({ job }: { job: JobDetailReply }) {
  const { t } = useTranslation();
  const { state, revision = 0 } = resultOf(job);
  const proof = state === 'signedOff' ? 'signedOff' : 'settled';
  const { lineCount: lines } = job;
  const text = lines > 1 ? t(`technician.proof.${proof}Many`, { lines }) : t(`technician.proof.${proof}`, { revision });
  return (
    <Section title={t('technician.proof.title')}>
      <ProofCard proof={proof} at={job.finishedAt} text={text} />
    </Section>
  );
}
