import { useQuery } from '@tanstack/react-query';
import { CalendarClock, CircleCheckBig, CircleHelp, PhoneOff, TimerOff, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JobReply } from '../../../contract/job-shapes.ts';
import type { OverviewReply } from '../../../contract/operations.contract.ts';
import type { SeasonSweepReply } from '../../../contract/season.contract.ts';
import { changeFaultWords } from '../../../contract/words/change-faults.ts';
import { sayHolidays } from '../../../contract/words/holidays.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { openLines } from '../../../domain/season/season-sweep.ts';
import { queryOf } from '../../lib/api.ts';
import { currentLanguage } from '../../lib/language.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { WaitingItem, WaitingList, WaitingSkeleton } from '../../ui/start-frame.tsx';
import { When } from '../../ui/when.tsx';

const shown = 6;

/** Failures, phone systems that are silent, lines nobody can vouch for, late work: worst first. */
export function NeedsUs({ overview }: { overview: OverviewReply | undefined }) {
  const failed = useQuery(queryOf('/jobs', { query: { status: 'failed', limit: 20 } }));
  const sweeps = useQuery(queryOf('/season-sweeps'));
  if (failed.isError) return <ProblemMessage error={failed.error} onRetry={() => void failed.refetch()} />;
  if (sweeps.isError) return <ProblemMessage error={sweeps.error} onRetry={() => void sweeps.refetch()} />;
  if (!overview || !failed.data || !sweeps.data) return <WaitingSkeleton />;
  const failures = failed.data.items.filter(({ requestStatus }) => requestStatus === 'failed');
  const season = sweeps.data.items.find(({ counts }) => openLines(counts) > 0);
  return <Needs overview={overview} failures={failures} season={season} />;
}

function Needs(parts: {
  overview: OverviewReply;
  failures: readonly JobReply[];
  season: SeasonSweepReply | undefined;
}) {
  const { overview, failures, season } = parts;
  const { jobs, lines, silentPhoneSystems } = overview;
  const { t } = useTranslation();
  const isCalm = failures.length + silentPhoneSystems.length + lines.unknown + jobs.late === 0 && !season;
  if (isCalm) return <EmptyState icon={CircleCheckBig} title={t('start.calm')} text={t('start.calmText')} />;
  return (
    <WaitingList>
      {failures.slice(0, shown).map((job) => (
        <Failure key={job.id} job={job} />
      ))}
      {silentPhoneSystems.map(({ id, name, since }) => (
        <WaitingItem
          key={id}
          icon={PhoneOff}
          tone="bad"
          title={t('start.silent', { name })}
          text={t('start.silentText')}
          when={<When at={since} />}
          to="/phone-systems"
        />
      ))}
      {lines.unknown > 0 && (
        <WaitingItem
          icon={CircleHelp}
          tone="warn"
          title={t('start.unknown', { count: lines.unknown })}
          text={t('start.unknownText')}
          to="/jobs?view=failed"
        />
      )}
      {jobs.late > 0 && (
        <WaitingItem
          icon={TimerOff}
          tone="warn"
          title={t('start.lateJobs', { count: jobs.late })}
          text={t('start.lateText')}
          to="/jobs?overdue=true"
        />
      )}
      {season && <ComingDaysOff season={season} />}
    </WaitingList>
  );
}

function ComingDaysOff({ season: { id, name, counts, fileBy } }: { season: SeasonSweepReply }) {
  const { t } = useTranslation();
  return (
    <WaitingItem
      icon={CalendarClock}
      tone={counts.late > 0 ? 'warn' : 'info'}
      title={t('start.season', { count: openLines(counts), name: sayHolidays(name, currentLanguage()) })}
      text={t('start.seasonText')}
      when={fileBy !== null && <When at={fileBy} />}
      to={`/season/${id}`}
    />
  );
}

function Failure({ job }: { job: JobReply }) {
  const { t } = useTranslation();
  const why = job.fault ? changeFaultWords[job.fault].title[currentLanguage()] : job.reason;
  return (
    <WaitingItem
      icon={TriangleAlert}
      tone="bad"
      title={t('start.failure', { customer: job.customer, line: job.lineLabel })}
      text={[why, phoneNumberText(job.lineNumber), job.requestNumber].filter(Boolean).join(' · ')}
      when={job.finishedAt && <When at={job.finishedAt} />}
      to={`/jobs/${job.id}`}
    />
  );
}
