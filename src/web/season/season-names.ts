import type { SeasonSweepReply } from '../../contract/season.contract.ts';
import { englishHolidayName } from '../../domain/calendar/holiday-names.ts';
import { currentLanguage } from '../lib/language.ts';

type Counts = SeasonSweepReply['counts'];

/** The holidays of a stretch in the reader's language. */
export function holidayNames(name: string): string {
  return currentLanguage() === 'en' ? name.split('、').map(englishHolidayName).join(', ') : name;
}

/** Lines of which something is still to be said. */
export function openLines({ silent, late, own }: Counts): number {
  return silent + late + own;
}
