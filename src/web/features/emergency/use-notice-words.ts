import type { AnnouncementItemReply } from '../../../contract/announcements.contract.ts';
import { useFormats } from '../../lib/formats.ts';
import { areaName } from '../../lib/place-names.ts';
import { useEmergencyWords } from './emergency-words.ts';

type Place = Pick<AnnouncementItemReply, 'county' | 'district'>;
type Time = Pick<AnnouncementItemReply, 'date' | 'part' | 'fromTime' | 'untilTime'>;
type Says = Pick<AnnouncementItemReply, 'work' | 'school'>;

/** What a notice says, in short words: its area, its day and hours, whether people work and go to school. */
export function useNoticeWords() {
  const t = useEmergencyWords();
  const { day } = useFormats();
  const hoursOf = ({ part, fromTime, untilTime }: Time) =>
    fromTime === null && untilTime === null
      ? t(`paste.parts.${part}`)
      : t('paste.hours', { from: fromTime ?? '00:00', until: untilTime ?? '24:00' });
  return {
    areaOf: ({ county, district }: Place) => (county === null ? t('paste.everywhere') : areaName({ county, district })),
    dayOf: (time: Time) => `${time.date === null ? t('paste.noDay') : day(time.date)} (${hoursOf(time)})`,
    saysOf: ({ work, school }: Says) =>
      [
        t('paste.work', { state: t(`paste.states.${work}`) }),
        t('paste.school', { state: t(`paste.states.${school}`) }),
      ].join(' · '),
  };
}
