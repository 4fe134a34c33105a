import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RequestChangesReply } from '../../../../contract/change-requests.contract.ts';
import { weekdays } from '../../../../domain/line/line-config.ts';
import { phoneNumberText } from '../../../../domain/line/phone-number.ts';
import styles from '../customer.module.css';
import { DifferenceWords } from '../difference-words.tsx';

type LineChange = Pick<RequestChangesReply['items'][number], 'lineId' | 'number' | 'state' | 'diff'>;

/** Lines that change alike are told once. */
export function alike<Change extends LineChange>(lines: readonly Change[]): Change[][] {
  const groups = new Map<string, Change[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.diff, line.state === 'unchanged']);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()];
}

/** Days of a week follow each other; everything else stays where it is. */
function inWeek(diff: LineChange['diff']): LineChange['diff'] {
  const nth = ({ place }: LineChange['diff'][number]) => ('weekday' in place ? weekdays.indexOf(place.weekday) : -1);
  return diff
    .map((each, index) => ({ each, index }))
    .sort((first, second) => nth(first.each) - nth(second.each) || first.index - second.index)
    .map(({ each }) => each);
}

/** What changes on some lines that change alike: their numbers, and the old and the new value of each place. */
export function LineChanges({ lines }: { lines: readonly LineChange[] }) {
  const { t } = useTranslation();
  const [first] = lines;
  if (!first) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('customer.adjust.onLines', { count: lines.length })}{' '}
        <Text span inherit fw={400} c="dimmed">
          {lines.map(({ number }) => phoneNumberText(number)).join('、')}
        </Text>
      </Text>
      {first.diff.length === 0 ? (
        <Text size="sm">
          {t(first.state === 'unchanged' ? 'customer.adjust.unchanged' : 'customer.adjust.inWords')}
        </Text>
      ) : (
        <ul className={styles.reasons}>
          {inWeek(first.diff).map(({ place, path, before, after }) => (
            <li key={path}>
              <DifferenceWords place={place} path={path} before={before} after={after} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
