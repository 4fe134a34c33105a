import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinePlaceReply } from '../../../contract/differences.contract.ts';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { weekdays } from '../../../domain/line/line-config.ts';
import { useFormats } from '../../lib/formats.ts';
import type { Language } from '../../lib/language.ts';
import { datedHoursText } from '../../lines/hours-words.ts';
import { usePlaceName } from '../../lines/place-name.ts';
import { PlaceValue } from '../../lines/place-value.tsx';
import { PromptName } from '../../lines/prompt-name.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import styles from './admin.module.css';

type Configuration = NonNullable<LineReply['configuration']>;

function useWord(): (list: string, code: string) => string {
  const { i18n } = useTranslation();
  return (list, code) => vocabulary[list]?.[code]?.[i18n.language as Language] ?? code.replace(/^custom:/, '');
}

/** The hours of a week, day by day. */
export function LineWeek({ weekly }: Pick<Configuration, 'weekly'>) {
  const { t } = useTranslation();
  const word = useWord();
  const shown = (intervals: NonNullable<typeof weekly>['mon']) =>
    intervals.map(({ open, close }) => `${open}–${close}`).join(', ') || t('admin.hours.closed');
  return (
    <Section title={t('admin.hours.title')}>
      {weekly === null ? (
        <Text>{t('admin.hours.always')}</Text>
      ) : (
        <Facts items={weekdays.map((day) => [word('weekday', day), shown(weekly[day])])} />
      )}
    </Section>
  );
}

/** The dates and prompts that differ from the weekly hours. */
export function LineDays({ configuration }: { configuration: Configuration }) {
  const { t } = useTranslation();
  const placeName = usePlaceName();
  const { followNationalCalendar, datedDays, prompts } = configuration;
  return (
    <Section title={t('admin.lines.days')}>
      <Facts
        items={[
          [t('admin.lines.national'), t(followNationalCalendar ? 'admin.yes' : 'admin.no')],
          [t('admin.lines.ownDays'), <OwnDays key="days" datedDays={datedDays} />],
          ...ownExtras(configuration).map(({ place, value }): [string, ReactNode] => [
            placeName({ place, path: place.at }),
            <PlaceValue key={place.at} place={place} value={value} />,
          ]),
          [t('admin.lines.ownPrompts'), <OwnPrompts key="prompts" prompts={prompts} />],
        ]}
      />
    </Section>
  );
}

type Extra = { place: LinePlaceReply; value: unknown };

/** What only some lines have. */
function ownExtras({ seasons = [], makeupDays, closedForwarding }: Configuration): Extra[] {
  return [
    ...seasons.map(({ from, to, name, weekly }): Extra => {
      const hours = weekly === null ? 'always_open' : 'hours';
      return { place: { at: 'season', from, to }, value: { name, hours } };
    }),
    ...(makeupDays === undefined ? [] : [{ place: { at: 'makeupDays' } as const, value: makeupDays }]),
    ...(closedForwarding === undefined
      ? []
      : [{ place: { at: 'closedForwarding' } as const, value: closedForwarding }]),
  ];
}

function OwnDays({ datedDays }: Pick<Configuration, 'datedDays'>) {
  const { t } = useTranslation();
  const { date } = useFormats();
  if (datedDays.length === 0) return t('admin.lines.nothing');
  return (
    <ul className={styles.plain}>
      {datedDays.map(({ from, to, name, ...hours }) => (
        <li key={from + to}>
          {name}{' '}
          <Text component="span" size="sm" c="dimmed">
            {from === to ? date(from) : `${date(from)} – ${date(to)}`} · {datedHoursText(t, hours)}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function OwnPrompts({ prompts }: Pick<Configuration, 'prompts'>) {
  const { t } = useTranslation();
  const word = useWord();
  const own = Object.entries(prompts);
  if (own.length === 0) return t('admin.lines.nothing');
  return (
    <ul className={styles.plain}>
      {own.map(([slot, id]) => (
        <li key={slot}>
          {word('slot', slot)} <PromptName promptId={id} />
        </li>
      ))}
    </ul>
  );
}
