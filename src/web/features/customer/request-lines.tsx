import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { proofNames } from '../../../contract/words/proof.ts';
import { requestLineStateNames } from '../../../contract/words/request-lines.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { currentLanguage } from '../../lib/language.ts';
import { Section } from '../../ui/section.tsx';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';

type Line = ChangeRequestReply['lines'][number];

const tones: Record<Line['state'], Tone> = {
  waiting: 'info',
  applying: 'work',
  live: 'good',
  failed: 'bad',
  unchanged: 'neutral',
  stopped: 'neutral',
};

/** Where a request over several lines stands on each of them. */
export function RequestLines({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { lines, outcome } = request;
  if (lines.length === 1) return null;
  const live = lines.filter(({ state }) => state === 'live' || state === 'unchanged').length;
  return (
    <Section title={t('customer.request.lines')}>
      <Text mb="sm">
        {t(outcome === 'partly' ? 'customer.request.livePartly' : 'customer.request.live', {
          live,
          lines: lines.length,
        })}
      </Text>
      <ul aria-label={t('customer.request.lines')} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {lines.map((line) => (
          <li key={line.lineId}>
            <LineRow line={line} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LineRow({ line: { lineId, number, state, proof } }: { line: Line }) {
  const language = currentLanguage();
  return (
    <Group gap="sm" py={4}>
      <Anchor component={Link} to={`/lines/${lineId}`}>
        {phoneNumberText(number)}
      </Anchor>
      <ToneBadge tone={tones[state]}>{requestLineStateNames[state][language]}</ToneBadge>
      {proof !== null && (
        <Text size="sm" c="dimmed">
          {proofNames[proof][language]}
        </Text>
      )}
    </Group>
  );
}
