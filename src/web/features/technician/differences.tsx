import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import styles from './job.module.css';
import { useWord } from './use-word.ts';

export interface Difference {
  /** As the domain names it: `prompts.greeting`, `weekly.mon`, `config.timeZone`, `number`… */
  path: string;
  before: unknown;
  after: unknown;
}

/** What differs, place by place, in words: the old value and the new one. */
export function Differences({ items }: { items: readonly Difference[] }) {
  const { t } = useTranslation();
  const place = usePlace();
  return (
    <dl className={styles.differences}>
      {items.map(({ path, before, after }) => {
        const plain = path.replace(/^config\./, '');
        return (
          <div key={path}>
            <dt>{place(plain)}</dt>
            <dd>
              <span className={styles.old}>
                <Value path={plain} value={before} />
              </span>
              <ArrowRight size={16} aria-label={t('technician.diff.becomes')} />
              <span className={styles.new}>
                <Value path={plain} value={after} />
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Where a value stands. */
function usePlace(): (path: string) => string {
  const { t } = useTranslation();
  const word = useWord();
  const { day } = useFormats();
  return (path) => {
    const [room = '', ...rest] = path.split('.');
    const within = rest.join('.');
    if (room === 'prompts') return t('technician.diff.prompt', { slot: word('slot', within) });
    if (room === 'weekly' && within !== '') return t('technician.diff.weekday', { weekday: word('weekday', within) });
    if (room === 'datedDays') {
      const [from = '', to] = (within.split('#')[0] ?? '').split('..');
      return t('technician.diff.days', { days: to === undefined ? day(from) : `${day(from)} – ${day(to)}` });
    }
    if (isPlace(room)) return t(`technician.diff.places.${room}`);
    return path;
  };
}

const places = ['timeZone', 'followNationalCalendar', 'weekly', 'number', 'revision', 'closures', 'files'] as const;

function isPlace(room: string): room is (typeof places)[number] {
  return (places as readonly string[]).includes(room);
}

/** A file that has no name here: the beginning of its hash. */
export function fileText(t: TFunction, hash: string): string {
  return t('technician.diff.file', { hash: hash.slice(0, 12) });
}

type Hours = readonly { open: string; close: string }[];

export function Value({ path, value }: { path: string; value: unknown }) {
  const { t } = useTranslation();
  if (value === null || value === undefined) return t('technician.diff.nothing');
  if (path.startsWith('prompts.')) return <PromptName id={String(value)} />;
  if (path.startsWith('weekly.')) return <HoursText hours={value as Hours} />;
  if (path === 'weekly') return t(value === 'always_open' ? 'technician.diff.alwaysOpen' : 'technician.diff.byTheWeek');
  if (path.startsWith('datedDays.')) return <DaysText days={value as { name: string; hours: 'closed' | Hours }} />;
  if (typeof value === 'boolean') return t(value ? 'technician.diff.yes' : 'technician.diff.no');
  if (path.startsWith('files.')) return fileText(t, String(value));
  if (path === 'number') return phoneNumberText(String(value));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function HoursText({ hours }: { hours: Hours }) {
  const { t } = useTranslation();
  if (hours.length === 0) return t('technician.diff.closed');
  return hours.map(({ open, close }) => `${open}–${close}`).join(', ');
}

export function DaysText({ days }: { days: { name: string; hours: 'closed' | Hours } }) {
  const { t } = useTranslation();
  return (
    <>
      {days.name}: {days.hours === 'closed' ? t('technician.diff.closed') : <HoursText hours={days.hours} />}
    </>
  );
}

/** A recording by the name its file had. */
function PromptName({ id }: { id: string }) {
  const { data } = useQuery(queryOf('/prompts/{id}', { params: { id } }));
  const { length } = useFormats();
  if (!data) return '…';
  return `${data.fileName}${data.measurements ? ` (${length(data.measurements.durationSeconds)})` : ''}`;
}
