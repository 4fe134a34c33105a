import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { phoneNumberText } from '../../domain/line/phone-number.ts';
import { zoneName } from '../lib/place-names.ts';
import { type DayHours, datedHoursText, dayHoursText, type Interval, intervalsText } from './hours-words.ts';
import type { Placed } from './place-name.ts';
import { PromptName } from './prompt-name.tsx';

/** What stands at a place of a line, in words. */
export function PlaceValue({ place, value }: Pick<Placed, 'place'> & { value: unknown }) {
  const { t } = useTranslation();
  if (value === null || value === undefined)
    return t(place?.at === 'makeupDays' ? 'lines.asSaturday' : 'lines.nothing');
  switch (place?.at) {
    case 'prompt':
      return <PromptName promptId={String(value)} withLength />;
    case 'weekday':
    case 'seasonDay':
      return intervalsText(t, value as readonly Interval[]);
    case 'weekly':
      return t(value === 'always_open' ? 'lines.alwaysOpen' : 'lines.byTheWeek');
    case 'season':
      return seasonText(t, value as { name: string; hours: string });
    case 'makeupDays':
      return dayHoursText(t, value as Days['hours']);
    case 'days':
      return <DaysText days={value as Days} />;
    case 'followNationalCalendar':
      return t(value === true ? 'lines.nationalOn' : 'lines.nationalOff');
    case 'timeZone':
      return zoneName(String(value));
    case 'number':
    case 'closedForwarding':
      return phoneNumberText(String(value));
    case 'file':
      return fileText(t, String(value));
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

function seasonText(t: TFunction, { name, hours }: { name: string; hours: string }): string {
  return hours === 'always_open' ? t('lines.seasonAlwaysOpen', { name }) : name;
}

interface Days extends DayHours {
  name: string;
  promptId?: string;
}

/** A dated day's name, its hours, and the recording that plays on it. */
export function DaysText({ days: { name, promptId, ...hours } }: { days: Days }) {
  const { t } = useTranslation();
  return (
    <>
      {name} · {datedHoursText(t, hours)}
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
