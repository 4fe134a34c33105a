import { Anchor, Button, Skeleton, Text } from '@mantine/core';
import { AudioLines } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { areaName } from '../../lib/place-names.ts';
import { slotName } from '../../lines/slot-name.ts';
import { PlayButton } from '../../ui/play-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import styles from './customer.module.css';
import { replaceAddress } from './filing.ts';
import { HeardState, HeardWords } from './heard.tsx';
import { useCallersHear } from './use-callers-hear.ts';

/** A line on the start page: its name, what callers hear now, and a link to change that. */
export function LineCard({ line }: { line: LineReply }) {
  const { t } = useTranslation();
  const heard = useCallersHear(line.id);
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <div className={styles.grow}>
          <Anchor component={Link} to={`/lines/${line.id}`} fw={650} className={styles.cardTitle}>
            {line.label}
          </Anchor>
          <Text size="sm" c="dimmed">
            {phoneNumberText(line.number)} · <span className={styles.whole}>{areaName(line)}</span>
          </Text>
        </div>
        {heard.data && <HeardState state={heard.data.state} />}
      </div>
      {heard.isError && <ProblemMessage error={heard.error} onRetry={() => void heard.refetch()} />}
      {heard.isPending && <Skeleton height={68} />}
      {heard.data && (
        <div className={styles.cardHeard}>
          <HeardWords heard={heard.data} label={t('customer.lines.hears')} />
          {heard.data.prompt && (
            <PlayButton
              promptId={heard.data.prompt.promptId}
              label={t('customer.lines.heardAt', { line: line.label, slot: slotName(t, heard.data.slot) })}
            />
          )}
        </div>
      )}
      <Button
        component={Link}
        to={replaceAddress({ line: line.id })}
        variant="default"
        size="sm"
        leftSection={<AudioLines size={16} aria-hidden />}
        aria-label={t('customer.lines.replaceAt', { line: line.label })}
        className={styles.cardAction}
      >
        {t('customer.lines.replace')}
      </Button>
    </li>
  );
}
