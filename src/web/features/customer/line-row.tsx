import { Anchor, Button, Skeleton, Text } from '@mantine/core';
import { AudioLines } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { areaName } from '../../lib/place-names.ts';
import { DefaultSound } from '../../lines/default-sound.tsx';
import { slotName } from '../../lines/slot-name.ts';
import { DayStrip } from '../../lines/time-strip.tsx';
import { PlayButton } from '../../ui/play-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { replaceAddress } from './filing.ts';
import { HeardState, HeardWords } from './heard.tsx';
import styles from './home.module.css';
import { useCallersHear } from './use-callers-hear.ts';

/** A line on the start page: its name and state, what callers hear now and next, and a link to change that. */
export function LineRow({ line }: { line: LineReply }) {
  const { t } = useTranslation();
  const heard = useCallersHear(line.id);
  const soundName = (slot: string) => t('customer.lines.heardAt', { line: line.label, slot: slotName(t, slot) });
  return (
    <li className={styles.line}>
      <div className={styles.lineName}>
        <div className={styles.lineTitle}>
          <Anchor component={Link} to={`/lines/${line.id}`} fw={650}>
            {line.label}
          </Anchor>
          {heard.data && <HeardState state={heard.data.state} />}
        </div>
        <Text size="sm" c="dimmed">
          {phoneNumberText(line.number)} · {areaName(line)}
        </Text>
      </div>
      <div className={styles.lineHeard}>
        {heard.isError && <ProblemMessage error={heard.error} onRetry={() => void heard.refetch()} />}
        {heard.isPending && <Skeleton height={44} />}
        {heard.data && (
          <>
            {heard.data.prompt ? (
              <PlayButton promptId={heard.data.prompt.promptId} label={soundName(heard.data.slot)} />
            ) : (
              <DefaultSound lineSlot={heard.data.slot} label={soundName(heard.data.slot)} />
            )}
            <HeardWords heard={heard.data} />
          </>
        )}
      </div>
      <Button
        component={Link}
        to={replaceAddress({ line: line.id })}
        variant="default"
        size="sm"
        leftSection={<AudioLines size={16} aria-hidden />}
        aria-label={t('customer.lines.replaceAt', { line: line.label })}
        className={styles.lineAction}
      >
        {t('customer.lines.replace')}
      </Button>
      <div className={styles.lineStrip}>
        <DayStrip lineId={line.id} timeZone={line.timeZone} legend={false} />
      </div>
    </li>
  );
}
