import { useTranslation } from 'react-i18next';
import type { LinePlaceReply } from '../../contract/differences.contract.ts';
import { useFormats } from '../lib/formats.ts';
import { isStandardSlot, slotName, wordOf } from './slot-name.ts';

/** Where a value stands. Results stored by earlier versions know their place as text only. */
export interface Placed {
  place?: LinePlaceReply;
  path: string;
}

/** Names a place of a line in words, the same on every desk. */
export function usePlaceName(): (at: Placed) => string {
  const { t } = useTranslation();
  const datesText = useDatesText();
  return ({ place, path }) => {
    if (!place) return path;
    switch (place.at) {
      case 'prompt':
        if (!isStandardSlot(place.slot)) return slotName(t, place.slot);
        return t('lines.prompt', { slot: slotName(t, place.slot) });
      case 'weekday':
        return t('lines.weekday', { weekday: wordOf('weekday', place.weekday) });
      case 'days':
        return t('lines.days', { days: datesText(place) });
      case 'season':
        return t('lines.season', { days: datesText(place) });
      case 'seasonDay':
        return t('lines.seasonDay', { days: datesText(place), weekday: wordOf('weekday', place.weekday) });
      default:
        return t(`lines.places.${place.at}`);
    }
  };
}

/** A day, or the first and last of several. Dates are `YYYY-MM-DD`. */
export function useDatesText(): (dates: { from: string; to: string }) => string {
  const { t } = useTranslation();
  const { day } = useFormats();
  return ({ from, to }) => (from === to ? day(from) : t('lines.dates', { from: day(from), to: day(to) }));
}
