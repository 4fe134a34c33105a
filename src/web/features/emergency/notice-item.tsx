import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnnouncementItemReply } from '../../../contract/announcements.contract.ts';
import { announcementDoubtWords } from '../../../contract/words/announcements.ts';
import { useFormats } from '../../lib/formats.ts';
import type { Language } from '../../lib/language.ts';
import { areaName } from '../../lib/place-names.ts';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import styles from './emergency.module.css';
import { useEmergencyWords } from './emergency-words.ts';
import { markedLines } from './marked-text.ts';
import { freshDraft, type TypedDraft, windowOfItem } from './typed-draft.ts';

/** One area and day of a notice: what it says there, and whether lines can be closed on it. */
export function NoticeItem(parts: {
  item: AnnouncementItemReply;
  text: string | null;
  onDraft: ((draft: TypedDraft) => void) | null;
}) {
  const { item, text, onDraft } = parts;
  const t = useEmergencyWords();
  const { county, district, date, sendable, why } = item;
  const area = county === null ? t('paste.everywhere') : areaName({ county, district });
  const day = useDayText(item);
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
        {day} · {t('paste.work', { state: t(`paste.states.${item.work}`) })} ·{' '}
        {t('paste.school', { state: t(`paste.states.${item.school}`) })}
      </Text>
      {text !== null && <MarkedText text={text} marks={item.marks} />}
      {why.length > 0 && <Doubts why={why} />}
      {sendable && onDraft && (
        <Group>
          <Button size="xs" aria-label={t('paste.draftOf', { area })} onClick={draft}>
            {t('paste.draft')}
          </Button>
        </Group>
      )}
    </div>
  );
}

function useDayText({ date, part, fromTime, untilTime }: AnnouncementItemReply): string {
  const t = useEmergencyWords();
  const { day } = useFormats();
  const time =
    fromTime === null && untilTime === null
      ? t(`paste.parts.${part}`)
      : t('paste.hours', { from: fromTime ?? '00:00', until: untilTime ?? '24:00' });
  return `${date === null ? t('paste.noDay') : day(date)} (${time})`;
}

function Doubts({ why }: Pick<AnnouncementItemReply, 'why'>) {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return (
    <ul className={styles.why}>
      {why.map((doubt) => {
        const { title, detail } = announcementDoubtWords[doubt];
        return (
          <li key={doubt}>
            <b>{title[language]}</b> – {detail[language]}
          </li>
        );
      })}
    </ul>
  );
}

/** The lines of the notice in which something decided, with the deciding words marked. */
function MarkedText({ text, marks }: { text: string; marks: AnnouncementItemReply['marks'] }) {
  const lines = markedLines(text, marks);
  if (lines.length === 0) return null;
  return (
    <div className={styles.notice} lang="zh-TW">
      {lines.map((pieces) => (
        <div key={pieces[0]?.from}>
          {pieces.map(({ from, kind, words }) =>
            kind === null ? (
              words
            ) : (
              <mark key={from} data-kind={kind}>
                {words}
              </mark>
            ),
          )}
        </div>
      ))}
    </div>
  );
}
