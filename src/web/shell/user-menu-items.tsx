import { Menu, useMantineColorScheme } from '@mantine/core';
import { Check, Headset, Languages, LogOut, Monitor, Moon, Settings, Signpost, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MeReply } from '../../contract/access.contract.ts';
import { currentLanguage, languages } from '../lib/language.ts';
import { hasRole, useLanguageSwitch, useSignOut } from '../lib/session.ts';
import { OpenedMenu } from '../ui/opened-menu.tsx';
import { languageNames } from './language-names.ts';

const schemes = { light: Sun, dark: Moon, auto: Monitor } as const;

/** The menu of `UserMenu`. */
export function UserMenuItems({
  button,
  me,
  onTour,
}: {
  button: ReactNode;
  me: MeReply;
  onTour?: () => Promise<void>;
}) {
  const { t } = useTranslation();
  const switchTo = useLanguageSwitch();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <OpenedMenu button={button} width={240}>
      <Menu.Item component={Link} to="/account" leftSection={<Settings size={16} aria-hidden />}>
        {t('shell.account')}
      </Menu.Item>
      {hasRole(me, 'owner', 'member') && (
        <Menu.Item component={Link} to="/contact/desk" leftSection={<Headset size={16} aria-hidden />}>
          {t('shell.contactUs')}
        </Menu.Item>
      )}
      {onTour && (
        <Menu.Item leftSection={<Signpost size={16} aria-hidden />} onClick={() => void onTour()}>
          {t('shell.tour.again')}
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Label>{t('shell.language')}</Menu.Label>
      {languages.map((language) => (
        <Menu.Item
          key={language}
          lang={language}
          leftSection={<Languages size={16} aria-hidden />}
          rightSection={language === currentLanguage() ? <Check size={16} aria-label={t('shell.chosen')} /> : null}
          onClick={() => void switchTo(language)}
        >
          {languageNames[language]}
        </Menu.Item>
      ))}
      <Menu.Label>{t('shell.theme')}</Menu.Label>
      {(Object.keys(schemes) as (keyof typeof schemes)[]).map((scheme) => {
        const Icon = schemes[scheme];
        return (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={scheme === colorScheme ? <Check size={16} aria-label={t('shell.chosen')} /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`shell.themes.${scheme}`)}
          </Menu.Item>
        );
      })}
      <Menu.Divider />
      <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => void signOut()}>
        {t('shell.signOut')}
      </Menu.Item>
    </OpenedMenu>
  );
}
