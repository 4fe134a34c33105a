import { Button, Group, Text } from '@mantine/core';
import type { AnnouncementItemReply } from '../../../contract/announcements.contract.ts';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { Doubts } from './doubts.tsx';
import styles from './emergency.module.css';
import { useEmergencyWords } from './emergency-words.ts';
import { NoticeText } from './notice-text.tsx';
import { freshDraft, type TypedDraft, windowOfItem } from './typed-draft.ts';
import { useNoticeWords } from './use-notice-words.ts';

/** One area and day of a notice: what it says there, and whether lines can be closed on it. */
export function NoticeItem(parts: {
  item: AnnouncementItemReply;
  text: string | null;
  onDraft: ((draft: TypedDraft) => void) | null;
}) {
  const { item, text, onDraft } = parts;
  const t = useEmergencyWords();
  const { areaOf, dayOf, saysOf } = useNoticeWords();
  const { county, district, date, sendable, why, marks } = item;
  const [area, day] = [areaOf(item), dayOf(item)];
  const draft = () => {
    if (county === null || date === null) return;
    const window = windowOfItem({ ...item, date });
    onDraft?.({ ...freshDraft(Date.now()), county, district, ...window, reason: t('paste.reason', { area, day }) });
  };
  return (
    <div className={styles.item}>
      <Group gap="sm">
        <Text fw={600}>{area}</Text>
        <ToneBadge tone={sendable ? 'good' : 'bad'}>{t(sendable ? 'paste.sendable' : 'paste.notSendable')}</ToneBadge>
      </Group>
      <Text size="sm">
        {day} · {saysOf(item)}
      </Text>
      {text !== null && marks.length > 0 && <NoticeText text={text} marks={marks} />}
      {why.length > 0 && <Doubts why={why} />}
      {sendable && onDraft && (
        <Group>
          <Button size="xs" variant="default" aria-label={t('paste.draftOf', { area })} onClick={draft}>
            {t('paste.draft')}
          </Button>
        </Group>
      )}
    </div>
  );
}
