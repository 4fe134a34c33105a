import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { phoneNumberText } from '../../domain/line/phone-number.ts';
import { zoneName } from '../lib/place-names.ts';
import { dayHoursText, type Interval, intervalsText } from './hours-words.ts';
import type { Placed } from './place-name.ts';
import { PromptName } from './prompt-name.tsx';

/** What stands at a place of a line, in words. */
export function PlaceValue({ place, value }: Pick<Placed, 'place'> & { value: unknown }) {
  const { t } = useTranslation();
  if (value === null || value === undefined) return t('lines.nothing');
  switch (place?.at) {
    case 'prompt':
      return <PromptName promptId={String(value)} withLength />;
    case 'weekday':
      return intervalsText(t, value as readonly Interval[]);
    case 'weekly':
      return t(value === 'always_open' ? 'lines.alwaysOpen' : 'lines.byTheWeek');
    case 'days':
      return <DaysText days={value as Days} />;
    case 'followNationalCalendar':
      return t(value === true ? 'lines.nationalOn' : 'lines.nationalOff');
    case 'timeZone':
      return zoneName(String(value));
    case 'number':
      return phoneNumberText(String(value));
    case 'file':
      return fileText(t, String(value));
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

interface Days {
  name: string;
  hours: 'closed' | readonly Interval[];
  promptId?: string;
}

/** A dated day's name, its hours, and the recording that plays on it. */
export function DaysText({ days: { name, hours, promptId } }: { days: Days }) {
  const { t } = useTranslation();
  return (
    <>
      {name} · {dayHoursText(t, hours)}
      {promptId && (
        <>
          {' · '}
          <PromptName promptId={promptId} />
        </>
      )}
    </>
  );
}

/** A file that has no name here: the beginning of its hash. */
export function fileText(t: TFunction, hash: string): string {
  return t('lines.file', { hash: hash.slice(0, 12) });
}
