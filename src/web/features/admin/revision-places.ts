import { useTranslation } from 'react-i18next';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { useFormats } from '../../lib/formats.ts';
import type { Language } from '../../lib/language.ts';

/** Where in a configuration something changed (`weekly.mon`, `prompts.greeting`, `datedDays.2026-12-31..2027-01-01`), in words. */
export function useConfigurationPlace(): (path: string) => string {
  const { t, i18n } = useTranslation();
  const { date } = useFormats();
  const word = (list: string, code: string) => vocabulary[list]?.[code]?.[i18n.language as Language] ?? code;
  return (path) => {
    const [room = '', ...rest] = path.split('.');
    const within = rest.join('.');
    if (room === 'prompts')
      return t('admin.lines.places.prompt', { slot: word('slot', within.replace(/^custom:/, '')) });
    if (room === 'weekly') return within === '' ? t('admin.hours.title') : word('weekday', within);
    if (room === 'datedDays') {
      const [from = '', to = from] = within.replace(/#\d+$/, '').split('..');
      return from === to ? date(from) : `${date(from)} – ${date(to)}`;
    }
    if (room === 'followNationalCalendar') return t('admin.lines.national');
    return room === 'timeZone' ? t('admin.lines.places.timeZone') : path;
  };
}
