import type { TFunction } from 'i18next';
import { Hand, MessageSquareText } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { JobReply } from '../../../contract/job-shapes.ts';
import { changeFaultWords } from '../../../contract/words/change-faults.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { useNow } from '../../lib/clock.ts';
import { type Formats, useFormats } from '../../lib/formats.ts';
import type { Language } from '../../lib/language.ts';
import { LeaseLeft } from '../../ui/countdown.tsx';
import cells from '../../ui/dense-cells.module.css';
import type { DenseColumn } from '../../ui/dense-table.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import styles from './queue.module.css';
import type { QueueView } from './queue-order.ts';
import { stepColumn } from './queue-step-column.tsx';
import type { Reader, RowStep } from './row-step.ts';
import { useWord } from './use-word.ts';

/** What cells are written with, got once for all rows: hooks in every cell of every row would be felt when scrolling. */
interface Pen {
  t: TFunction;
  formats: Formats;
  word: ReturnType<typeof useWord>;
  language: Language;
}

type Cell = (job: JobReply) => ReactNode;

/** Ages are shown in whole minutes, ms. */
const lookAgainMs = 30_000;
const hourMs = 3_600_000;

/** The columns of a view; made anew only for another view or language. */
export function useQueueColumns(
  view: QueueView,
  { reader, onStep }: { reader: Reader; onStep(step: RowStep, job: JobReply): void },
): DenseColumn<JobReply>[] {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const word = useWord();
  const language = i18n.language as Language;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the word's function follows the language
  return useMemo(() => {
    const pen = { t, formats, word, language };
    return [...aboutColumns(pen, view), ...timeColumns(pen, view), stepColumn(pen, reader, onStep)];
  }, [t, formats, language, view, reader, onStep]);
}

function aboutColumns(pen: Pen, view: QueueView): DenseColumn<JobReply>[] {
  const { t } = pen;
  return [
    {
      key: 'customer',
      label: t('technician.queue.heads.customer'),
      width: 'minmax(0, 2fr)',
      card: 1,
      show: customer(pen),
    },
    { key: 'what', label: t('technician.queue.heads.what'), width: 'minmax(0, 1.1fr)', card: 2, show: what(pen) },
    {
      key: 'system',
      label: t('technician.queue.heads.system'),
      width: '5.25rem',
      card: 0,
      from: view === 'open' ? 54 : 68,
      show: system(pen),
    },
  ];
}

function timeColumns(pen: Pen, view: QueueView): DenseColumn<JobReply>[] {
  const { t } = pen;
  const holder = {
    key: 'holder',
    label: t('technician.queue.heads.holder'),
    width: '9rem',
    card: 0,
    show: held,
  } as const;
  return [
    view === 'failed'
      ? { key: 'due', label: t('technician.queue.heads.failed'), width: '8.75rem', card: 1, show: failed(pen) }
      : { key: 'due', label: t('technician.queue.heads.due'), width: '8.75rem', card: 1, show: due(pen) },
    { key: 'live', label: t('technician.queue.heads.live'), width: '7.25rem', card: 0, from: 46, show: goLive(pen) },
    ...(view === 'open' ? [] : [holder]),
    {
      key: 'age',
      label: t('technician.queue.heads.age'),
      width: '4rem',
      card: 0,
      from: view === 'open' ? 58 : 78,
      show: age(pen),
    },
  ];
}

/** What changes by itself as time goes by. */
function Ticking({ show }: { show(now: number): ReactNode }) {
  return show(useNow(lookAgainMs));
}

function customer({ t }: Pen): Cell {
  return (job) => (
    <div className={cells.two}>
      <Link to={`/jobs/${job.id}`} className={cells.link}>
        {job.customer}
      </Link>
      <span className={cells.soft}>
        {job.lineLabel} · {phoneNumberText(job.lineNumber)}
        {job.lineCount > 1 && ` ${t('technician.moreLines', { others: job.lineCount - 1 })}`}
      </span>
    </div>
  );
}

function what({ t, word, language }: Pen): Cell {
  return (job) => {
    const { emergency, paused, applying, hasNote, status, fault, reason } = job;
    const isStopped = paused || status === 'failed';
    const kind = word('kind', job.kind);
    // What tells jobs apart comes first: nearly all of a day are of one kind.
    return (
      <div className={cells.two}>
        <span>{job.slot === null ? kind : word('slot', job.slot)}</span>
        {(job.slot !== null || emergency || isStopped || applying || hasNote) && (
          <span className={styles.marks}>
            {emergency && <ToneBadge tone="bad">{t('technician.emergency')}</ToneBadge>}
            {paused && <ToneBadge tone="warn">{t('technician.onHold')}</ToneBadge>}
            {applying && <ToneBadge tone="work">{t('technician.applying')}</ToneBadge>}
            {hasNote && <MessageSquareText size={15} role="img" aria-label={t('technician.note')} />}
            {isStopped && reason !== null ? (
              <span title={reason}>{fault === null ? reason : changeFaultWords[fault].title[language]}</span>
            ) : (
              job.slot !== null && <span>{kind}</span>
            )}
          </span>
        )}
      </div>
    );
  };
}

function system({ t }: Pen): Cell {
  const words = {
    program: t('technician.queue.changedBy.program'),
    person: t('technician.queue.changedBy.person'),
    both: t('technician.queue.changedBy.both'),
  };
  return ({ changedBy }) => (
    <span className={styles.system} data-by={changedBy}>
      {changedBy !== 'program' && <Hand size={14} aria-hidden />}
      {words[changedBy]}
    </span>
  );
}

function due({ t, formats }: Pen): Cell {
  const { promise, relative } = formats;
  const by = t('technician.dueBy', { at: '{at}' });
  return ({ dueBy }) => {
    const at = Date.parse(dueBy);
    return (
      <div className={cells.two}>
        <Ticking
          show={(now) => (
            <ToneBadge tone={at < now ? 'bad' : at - now < 4 * hourMs ? 'warn' : 'neutral'}>
              {at < now ? t('ui.due.late', { ago: relative(at, now) }) : relative(at, now)}
            </ToneBadge>
          )}
        />
        <span className={cells.soft}>{by.replace('{at}', promise(dueBy))}</span>
      </div>
    );
  };
}

function failed({ formats: { promise, relative } }: Pen): Cell {
  return ({ finishedAt }) =>
    finishedAt !== null && (
      <div className={cells.two}>
        <Ticking show={(now) => <ToneBadge tone="bad">{relative(finishedAt, now)}</ToneBadge>} />
        <span className={cells.soft}>{promise(finishedAt)}</span>
      </div>
    );
}

function goLive({ t, formats: { promise, relative } }: Pen): Cell {
  const whenReady = t('technician.queue.assoon');
  return ({ effectiveAt }) =>
    effectiveAt === null ? (
      <span className={cells.soft}>{whenReady}</span>
    ) : (
      <div className={cells.two}>
        <span>{promise(effectiveAt)}</span>
        <span className={cells.soft}>
          <Ticking show={(now) => relative(effectiveAt, now)} />
        </span>
      </div>
    );
}

const held: Cell = ({ takenBy, status, leaseUntil, paused }) =>
  takenBy !== null && (
    <div className={cells.two}>
      <span>{takenBy.name}</span>
      {status === 'taken' && leaseUntil !== null && !paused && <LeaseLeft until={leaseUntil} />}
    </div>
  );

function age({ formats: { since } }: Pen): Cell {
  return ({ createdAt }) => (
    <span className={cells.soft}>
      <Ticking show={(now) => since(createdAt, now)} />
    </span>
  );
}
