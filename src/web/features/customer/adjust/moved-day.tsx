import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MovedDaysReply } from '../../../../contract/moved-days.contract.ts';
import { englishHolidayName } from '../../../../domain/calendar/holiday-names.ts';
import { currentLanguage } from '../../../lib/language.ts';
import { datedHoursText } from '../../../lines/hours-words.ts';
import { useDatesText } from '../../../lines/place-name.ts';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import styles from './adjust.module.css';

export interface MovedDayParts {
  day: MovedDaysReply['days'][number];
  isKept: boolean;
  onKeep(keep: boolean): void;
}

/** One proposal: from which dates to which, why, and what comes along; it can be dropped before it is taken over. */
export function MovedDay({ day: { was, days, reason, holiday, collides, recording }, isKept, onKeep }: MovedDayParts) {
  const { t } = useTranslation();
  const datesText = useDatesText();
  const name = holiday && (currentLanguage() === 'en' ? englishHolidayName(holiday) : holiday);
  const facts = [
    datedHoursText(t, days),
    ...(recording ? [t('customer.days.plays', { file: recording.fileName })] : []),
    t(`customer.days.movedWhy.${reason}`, { holiday: name }),
    ...(collides ? [t('customer.days.collides')] : []),
  ];
  return (
    <li className={styles.moved} data-reason={reason}>
      <Checkbox
        checked={isKept}
        onChange={({ currentTarget: { checked } }) => onKeep(checked)}
        label={
          <>
            <strong>{days.name}</strong> {t('customer.days.movedTo', { from: datesText(was), to: datesText(days) })}
          </>
        }
        description={facts.join(' · ')}
      />
      {reason === 'festival' && <ToneBadge tone="info">{t('customer.days.moved')}</ToneBadge>}
    </li>
  );
}
