import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sayHolidays } from '../../../../contract/words/holidays.ts';
import { openLines } from '../../../../domain/season/season-sweep.ts';
import { queryOf } from '../../../lib/api.ts';
import { useFormats } from '../../../lib/formats.ts';
import { currentLanguage } from '../../../lib/language.ts';
import styles from './season.module.css';

/** On a customer's start page: the next days off for which lines have no plan. */
export function SeasonCard() {
  const { t } = useTranslation();
  const { promiseDay, promise } = useFormats();
  const sweeps = useQuery(queryOf('/season-sweeps'));
  const items = sweeps.data?.items ?? [];
  const sweep = items.find(({ counts }) => openLines(counts) > 0) ?? items[0];
  if (!sweep) return null;
  const open = openLines(sweep.counts);
  const { id, name, from, to, counts, fileBy } = sweep;
  const dates = t('season.dates', { from: promiseDay(from), to: promiseDay(to) });
  return (
    <section className={styles.card} data-open={open > 0} aria-label={t('season.title')}>
      <div>
        <Text fw={600}>{t('season.card.title', { name: sayHolidays(name, currentLanguage()), dates })}</Text>
        <Text size="sm">
          {open === 0 ? t('season.done') : t('season.card.text', { count: open })}{' '}
          {open > 0 && fileBy !== null && counts.late === 0 && t('season.fileBy', { at: promise(fileBy) })}
        </Text>
      </div>
      <Button component={Link} to={`/season/${id}`} variant={open > 0 ? 'filled' : 'default'}>
        {t(open > 0 ? 'season.card.go' : 'season.card.see')}
      </Button>
    </section>
  );
}
