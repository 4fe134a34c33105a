import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { proofNames } from '../../../contract/words/proof.ts';
import { requestLineStateNames } from '../../../contract/words/request-lines.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { currentLanguage } from '../../lib/language.ts';
import { Section } from '../../ui/section.tsx';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';
import customer from './customer.module.css';
import styles from './request-page.module.css';

type Line = ChangeRequestReply['lines'][number];

const tones: Record<Line['state'], Tone> = {
  waiting: 'info',
  applying: 'work',
  live: 'good',
  failed: 'bad',
  unchanged: 'neutral',
  stopped: 'neutral',
};

/** Where a request over several lines stands on each of them, and how that is known. */
export function RequestLines({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { lines, outcome } = request;
  if (lines.length === 1) return null;
  const live = lines.filter(({ state }) => state === 'live' || state === 'unchanged').length;
  return (
    <Section title={t('customer.request.lines')} flush>
      <Text px="lg" pb="sm">
        {t(outcome === 'partly' ? 'customer.request.livePartly' : 'customer.request.live', {
          live,
          lines: lines.length,
        })}
      </Text>
      <table className={styles.table}>
        <caption className={customer.hidden}>{t('customer.request.lines')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('customer.request.line')}</th>
            <th scope="col">{t('customer.requests.status')}</th>
            <th scope="col">{t('customer.request.proof')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.lineId} line={line} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function LineRow({ line: { lineId, number, state, proof } }: { line: Line }) {
  const language = currentLanguage();
  return (
    <tr>
      <td>
        <Anchor component={Link} to={`/lines/${lineId}`}>
          {phoneNumberText(number)}
        </Anchor>
      </td>
      <td>
        <ToneBadge tone={tones[state]}>{requestLineStateNames[state][language]}</ToneBadge>
      </td>
      <td>{proof === null ? '–' : proofNames[proof][language]}</td>
    </tr>
  );
}
