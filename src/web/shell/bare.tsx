import { Anchor, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { languages } from '../lib/language.ts';
import { useLanguageSwitch } from '../lib/session.ts';
import styles from './desk.module.css';
import { languageNames } from './language-names.ts';
import { Logo } from './logo.tsx';

/** The frame of pages before the sign-in. */
export function Bare() {
  const { i18n, t } = useTranslation();
  const switchTo = useLanguageSwitch();
  const isContact = useLocation().pathname.startsWith('/contact/');
  return (
    <div className={styles.bare}>
      <header className={styles.bareHead}>
        <Logo />
        <Group gap={4} component="nav" aria-label={t('shell.language')}>
          {languages.map((language) => (
            <Button
              key={language}
              size="compact-sm"
              lang={language}
              variant={i18n.language === language ? 'light' : 'subtle'}
              aria-pressed={i18n.language === language}
              onClick={() => void switchTo(language)}
            >
              {languageNames[language]}
            </Button>
          ))}
        </Group>
      </header>
      <main className={styles.bareMain}>
        <div className={styles.card}>
          <Outlet />
        </div>
        <Anchor component={Link} to={isContact ? '/sign-in' : '/contact/desk'} size="sm" mt="lg">
          {t(isContact ? 'signIn.back' : 'shell.contactUs')}
        </Anchor>
      </main>
    </div>
  );
}
