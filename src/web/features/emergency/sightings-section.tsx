import { Group, Text } from '@mantine/core';
import type { AnnouncementReply } from '../../../contract/stored-announcements.contract.ts';
import { api } from '../../lib/api.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { When } from '../../ui/when.tsx';
import { NoticeText } from './notice-text.tsx';
import styles from './situation.module.css';
import { useStepWords } from './step-words.ts';
import { useNoticeWords } from './use-notice-words.ts';
import { useRefreshAnnouncements } from './use-refresh-announcements.ts';

type Sighting = AnnouncementReply['sightings'][number];

/** What each source shows, side by side; while they disagree, the reader says which one holds. */
export function SightingsSection({ notice }: { notice: AnnouncementReply }) {
  const t = useStepWords();
  const { sightings, state, actions } = notice;
  return (
    <Section title={t('sightings.title')}>
      {state === 'disputed' && (
        <Text mb="md" role="status">
          {t('sightings.disputed')}
        </Text>
      )}
      <ul className={styles.sightings}>
        {sightings.map((sighting, place) => (
          <Shown
            key={sighting.id}
            sighting={sighting}
            marks={place === 0 && sighting.text === notice.text ? notice.marks : []}
            settles={actions.includes('settle') ? notice.id : null}
          />
        ))}
      </ul>
    </Section>
  );
}

function Shown(parts: { sighting: Sighting; marks: AnnouncementReply['marks']; settles: string | null }) {
  const { sighting, marks, settles } = parts;
  const t = useStepWords();
  const { saysOf } = useNoticeWords();
  const { source, seenAt, byName, contradicts, withdrawn, text, status } = sighting;
  return (
    <li data-against={contradicts || withdrawn}>
      <Group gap="xs">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {source}
        </Text>
        {contradicts && <ToneBadge tone="bad">{t('sightings.contradicts')}</ToneBadge>}
        {withdrawn && <ToneBadge tone="bad">{t('sightings.gone')}</ToneBadge>}
        {status !== 'Actual' && <ToneBadge tone="neutral">{t('sightings.test')}</ToneBadge>}
      </Group>
      <Text size="sm">{saysOf(sighting)}</Text>
      <Text size="sm" c="dimmed">
        <When at={seenAt} /> · {byName}
      </Text>
      <NoticeText text={text} marks={marks} />
      {settles !== null && !withdrawn && status === 'Actual' && sighting.work !== 'unknown' && (
        <Settle id={settles} sighting={sighting} />
      )}
    </li>
  );
}

function Settle({ id, sighting }: { id: string; sighting: Sighting }) {
  const t = useStepWords();
  const { saysOf } = useNoticeWords();
  const refresh = useRefreshAnnouncements();
  const { source } = sighting;
  return (
    <Group>
      <ConfirmButton
        size="xs"
        label={t('sightings.settle.labelOf', { source })}
        title={t('sightings.settle.title')}
        text={t('sightings.settle.text', { source, says: saysOf(sighting) })}
        confirmLabel={t('sightings.settle.confirm')}
        dismissLabel={t('sightings.settle.keep')}
        reason={{ label: t('act.reason'), least: 1 }}
        onConfirm={async (reason) => {
          await api.post('/announcements/{id}/settle', { params: { id }, body: { keep: sighting.id, reason } });
          toastDone(t('sightings.settle.done'));
          await refresh();
        }}
      />
    </Group>
  );
}
