import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QualificationReply } from '../../../../contract/qualifications.contract.ts';
import type { Language } from '../../../lib/language.ts';
import { ruleText } from '../../../lines/rule-text.ts';
import { zoneFormats } from '../../../lines/zone-formats.ts';
import styles from './adjust.module.css';
import { alike, LineChanges } from './line-changes.tsx';

type Foreseen = QualificationReply['lines'][number];

/** What a filing would change, line by line; lines alike are told once, each with what its callers will hear. */
export function ForeseenLines({ lines }: { lines: readonly Foreseen[] }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      {alike(lines).map((group) => {
        const heard = group.find((line) => line.heard !== null)?.heard ?? null;
        return (
          <div key={group[0]?.lineId}>
            <LineChanges lines={group} />
            {heard && group[0]?.diff.length !== 0 && (
              <details className={styles.details}>
                <summary>{t('customer.adjust.heard')}</summary>
                <HeardDays heard={heard} />
              </details>
            )}
          </div>
        );
      })}
    </Stack>
  );
}

/** What callers will hear, day by day, in the line's own time. */
function HeardDays({ heard: { timeZone, spans } }: { heard: NonNullable<Foreseen['heard']> }) {
  const { t, i18n } = useTranslation();
  const formats = zoneFormats(timeZone, i18n.language as Language);
  return (
    <ol className={styles.heard}>
      {spans.map(({ from, until, state, rule, losers }) => (
        <li key={from} data-state={state}>
          <span>
            {formats.instant(Date.parse(from))} – {formats.endOf(Date.parse(from), Date.parse(until))}
          </span>
          <span>
            <strong>{t(`customer.states.${state}`)}</strong> · {ruleText(t, rule)}
            {losers.length > 0 && (
              <Text component="span" size="sm" c="dimmed" display="block">
                {t('customer.line.overruled', { rules: losers.map((each) => ruleText(t, each)).join(' / ') })}
              </Text>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
