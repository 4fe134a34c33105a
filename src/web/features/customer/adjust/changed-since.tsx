import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { phoneNumberText } from '../../../../domain/line/phone-number.ts';
import { queryOf } from '../../../lib/api.ts';
import { Section } from '../../../ui/section.tsx';
import styles from '../customer.module.css';
import { DifferenceWords } from '../difference-words.tsx';

/** Of a plan: what has been changed at the same place since it was filed. Nothing where nothing has. */
export function ChangedSince({ requestId }: { requestId: string }) {
  const { t } = useTranslation();
  const changes = useQuery(queryOf('/change-requests/{id}/changes', { params: { id: requestId } }));
  const changed = (changes.data?.items ?? []).filter(({ changedSince }) => changedSince.length > 0);
  if (changed.length === 0) return null;
  return (
    <Section title={t('customer.adjust.changedSince')}>
      <Text size="sm" mb="sm">
        {t('customer.adjust.changedSinceText')}
      </Text>
      {changed.map(({ lineId, number, changedSince }) => (
        <div key={lineId}>
          <Text size="sm" fw={600}>
            {phoneNumberText(number)}
          </Text>
          <ul className={styles.reasons}>
            {changedSince.map(({ place, path, before, after }) => (
              <li key={path}>
                <DifferenceWords place={place} path={path} before={before} after={after} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
