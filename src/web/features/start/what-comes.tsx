import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '../../ui/section.tsx';
import styles from './start.module.css';

/** For desks without pages of their own: what they can do today, and that there is no more yet. */
export function WhatComes({ desk }: { desk: 'agent' }) {
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
      <li>
        {t(`start.${desk}.notYet`)}{' '}
        <Anchor component={Link} to="/enquiries" underline="always">
          {t('shell.enquiries')}
        </Anchor>
      </li>
    </ul>
  );
  return <Section title={t('start.office.today')}>{lines}</Section>;
}
