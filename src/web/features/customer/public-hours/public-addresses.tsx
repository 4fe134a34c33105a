import { ActionIcon, CopyButton, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';
import type { PublicHoursSharing } from '../../../../contract/public-hours.contract.ts';
import { fill } from '../../../../contract/words/wording.ts';
import { useNow } from '../../../lib/clock.ts';
import styles from './public-hours.module.css';
import type { publicHoursEn } from './words.en.ts';

type Shared = NonNullable<PublicHoursSharing['shared']>;
const languages = ['zh-TW', 'en'] as const;

/** The badge as it is now in both languages, and the addresses to copy. */
export function PublicAddresses({ shared, words }: { shared: Shared; words: typeof publicHoursEn }) {
  const { svg, json, ics, jsonld } = shared.addresses;
  const rows = [
    ['html', `<img src="${svg}" alt="${attribute(shared.label)}" height="24">`],
    ['svg', svg],
    ['json', json],
    ['ics', ics],
    ['jsonld', jsonld],
  ] as const;
  return (
    <>
      <p className={styles.hint}>
        {words.badge} · {words.fresh}
      </p>
      <div className={styles.badges}>
        {languages.map((language) => (
          <Badge key={language} address={svg} language={language} label={words.languages[language]} />
        ))}
      </div>
      {rows.map(([kind, text]) => (
        <Address key={kind} label={words.addresses[kind]} text={text} words={words} />
      ))}
    </>
  );
}

/** The picture that the website has, read again every minute. Its path alone, because this page may be open under another name. */
function Badge({ address, language, label }: { address: string; language: string; label: string }) {
  const minute = Math.floor(useNow(60_000) / 60_000);
  return <img key={minute} src={`${new URL(address).pathname}?lang=${language}`} alt={label} height={24} />;
}

function Address({ label, text, words }: { label: string; text: string; words: typeof publicHoursEn }) {
  const canCopy = 'clipboard' in navigator;
  const isPhone = useMediaQuery('(max-width: 48em)');
  return (
    <TextInput
      className={styles.address}
      label={label}
      value={text}
      readOnly
      size={isPhone ? 'md' : 'sm'}
      onFocus={(event) => event.currentTarget.select()}
      rightSection={
        canCopy && (
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <ActionIcon
                variant="subtle"
                aria-label={copied ? words.copied : fill(words.copy, { what: label })}
                onClick={copy}
              >
                {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
              </ActionIcon>
            )}
          </CopyButton>
        )
      }
    />
  );
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
