import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { proofNames } from '../../../contract/words/proof.ts';
import { currentLanguage } from '../../lib/language.ts';
import { slotName } from '../../lines/slot-name.ts';
import { PlayButton } from '../../ui/play-button.tsx';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';
import styles from './customer.module.css';
import { LineName } from './line-name.tsx';
import { useRequestTitle } from './request-card.tsx';
import { RequestTimes } from './request-times.tsx';

const tones: Record<NonNullable<ChangeRequestReply['proof']>, Tone> = {
  written: 'info',
  readBack: 'good',
  settled: 'good',
  heard: 'good',
  signedOff: 'work',
  unknown: 'warn',
};

/** A request that was completed lately: since when, how that is known, and its sound. */
export function CompletedCard({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const titleOf = useRequestTitle();
  const { proof, promptId, slot } = request;
  return (
    <li className={styles.row}>
      <div className={styles.grow}>
        <Anchor component={Link} to={`/requests/${request.id}`} fw={600}>
          {titleOf(request)}
        </Anchor>
        <Text size="sm" c="dimmed" component="span">
          {' '}
          <LineName lineId={request.lineId} />
        </Text>
        <RequestTimes request={request} />
      </div>
      <div className={styles.rowState}>
        {proof !== null && <ToneBadge tone={tones[proof]}>{proofNames[proof][currentLanguage()]}</ToneBadge>}
        {promptId !== null && slot !== null && <PlayButton promptId={promptId} label={slotName(t, slot)} />}
      </div>
    </li>
  );
}
