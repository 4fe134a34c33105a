import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './start.module.css';

/** For desks without pages of their own: what they can do today, and that there is no more yet. */
export function WhatComes({ desk }: { desk: 'agent' | 'sales' }) {
  const { t } = useTranslation();
  const lines = (
    <ul className={styles.lines}>
      <li>{t(`start.${desk}.can`)}</li>
      <li>
        {t('start.office.account')}{' '}
        <Anchor component={Link} to="/account" underline="always">
          {t('shell.account')}
        </Anchor>
      </li>
      <li>{t(`start.${desk}.notYet`)}</li>
    </ul>
  );
  return (
    <Section title={t('start.office.today')}>
      {desk === 'sales' ? <TourMark on="office.start">{lines}</TourMark> : lines}
    </Section>
  );
}
