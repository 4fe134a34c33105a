import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/formats.ts';

/** Says how many rows a list has: `12 lines`, or `The first 50 lines` where more can be loaded. */
export function useRowCount() {
  const { t } = useTranslation();
  const { number } = useFormats();
  return (list: 'customers' | 'lines', count: number, hasMore: boolean): string =>
    t(hasMore ? `admin.${list}.first` : `admin.${list}.count`, { count, shown: number(count) });
}
