import type { DeadlineMoveReply } from '../../../contract/calendar.contract.ts';
import { useFormats } from '../../lib/formats.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** What a change of the calendar was, in one line, and below it the file or the reason. */
export function useMoveTitle() {
  const t = useCalendarWords();
  const { day: dayText } = useFormats();
  return (move: DeadlineMoveReply): { title: string; detail: string } => {
    const { day, import: year } = move;
    const kindOf = (kind: DeadlineMoveReply['kind']): string => {
      if (kind === 'undo') return t('move.undo', { what: move.undoneKind ? kindOf(move.undoneKind) : '' });
      if (kind === 'import') return t('move.import', { year: year?.year });
      return t(`move.${kind}.${day?.kind ?? 'closed'}`, { day: dayText(day?.date ?? '') });
    };
    return {
      title: kindOf(move.kind),
      detail: year ? t('move.file', { fileName: year.fileName }) : t('move.reason', { reason: day?.reason }),
    };
  };
}
