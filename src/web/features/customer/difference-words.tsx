import type { TFunction } from 'i18next';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/formats.ts';
import { zoneName } from '../../lib/place-names.ts';
import styles from './customer.module.css';
import { PromptName } from './heard.tsx';
import { dayHoursText, type Interval, intervalsText } from './hours-words.ts';
import { slotName, wordOf } from './names.ts';

interface Difference {
  path: string;
  before?: unknown;
  after?: unknown;
}

/** One difference between two configurations (`diffConfig`) in words: what it is about, before and after. */
export function DifferenceWords({ path, before, after }: Difference) {
  const { t } = useTranslation();
  const about = useAbout(path);
  return (
    <span className={styles.difference}>
      <strong>{about.name}</strong>
      <span>
        <span className={styles.hidden}>{t('customer.history.from')} </span>
        {about.show(before ?? null)}
      </span>
      <ArrowRight size={14} aria-hidden />
      <span>
        <span className={styles.hidden}>{t('customer.history.to')} </span>
        {about.show(after ?? null)}
      </span>
    </span>
  );
}

interface About {
  name: string;
  show(value: unknown): ReactNode;
}

function useAbout(path: string): About {
  const { t } = useTranslation();
  const { day } = useFormats();
  const [head = '', rest = ''] = splitOnce(path);
  if (head === 'prompts') {
    const show = (id: unknown) =>
      typeof id === 'string' ? <PromptName promptId={id} /> : t('customer.history.nothing');
    return { name: slotName(t, rest), show };
  }
  if (head === 'datedDays') {
    const [from = '', to = from] = rest.replace(/#\d+$/, '').split('..');
    const name = from === to ? day(from) : t('customer.history.dates', { from: day(from), to: day(to) });
    return { name, show: (value) => <DatedDay value={value as DatedDayValue | null} /> };
  }
  if (head === 'weekly' && rest !== '') {
    const show = (value: unknown) =>
      value === null ? t('customer.history.none') : intervalsText(t, value as readonly Interval[]);
    return { name: wordOf('weekday', rest), show };
  }
  return plainAbout(path, t);
}

function plainAbout(path: string, t: TFunction): About {
  if (path === 'weekly') {
    const show = (value: unknown) => t(`customer.history.${value === 'always_open' ? 'alwaysOpen' : 'byHours'}`);
    return { name: t('customer.history.weeklyMode'), show };
  }
  if (path === 'followNationalCalendar') {
    return { name: t('customer.history.national'), show: (value) => t(`customer.history.${value ? 'on' : 'off'}`) };
  }
  if (path === 'timeZone') return { name: t('customer.history.timeZone'), show: (value) => zoneName(String(value)) };
  return { name: path, show: (value) => (value === null ? t('customer.history.none') : String(value)) };
}

interface DatedDayValue {
  name: string;
  hours: 'closed' | Interval[];
  promptId?: string;
}

function DatedDay({ value }: { value: DatedDayValue | null }) {
  const { t } = useTranslation();
  if (value === null) return t('customer.history.none');
  return (
    <>
      {value.name} · {dayHoursText(t, value.hours)}
      {value.promptId && (
        <>
          {' · '}
          <PromptName promptId={value.promptId} />
        </>
      )}
    </>
  );
}

function splitOnce(path: string): [string, string] {
  const at = path.indexOf('.');
  return at === -1 ? [path, ''] : [path.slice(0, at), path.slice(at + 1)];
}
