import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../../lib/api.ts';
import { useFormats } from '../../../lib/formats.ts';
import { holidayNames, openLines } from '../../../season/season-names.ts';
import styles from './season.module.css';

/** On a customer's start page: the next days off for which lines have no plan. */
export function SeasonCard() {
  const { t } = useTranslation();
  const { promiseDay, promise } = useFormats();
  const sweeps = useQuery(queryOf('/season-sweeps'));
  const sweep = sweeps.data?.items.find(({ counts }) => openLines(counts) > 0);
  if (!sweep) return null;
  const { id, name, from, to, counts, fileBy } = sweep;
  const dates = t('season.dates', { from: promiseDay(from), to: promiseDay(to) });
  return (
    <section className={styles.card} aria-label={t('season.title')}>
      <div>
        <Text fw={600}>{t('season.card.title', { name: holidayNames(name), dates })}</Text>
        <Text size="sm">
          {t('season.card.text', { count: openLines(counts) })}{' '}
          {fileBy !== null && counts.late === 0 && t('season.fileBy', { at: promise(fileBy) })}
        </Text>
      </div>
      <Button component={Link} to={`/season/${id}`}>
        {t('season.card.go')}
      </Button>
    </section>
  );
}
