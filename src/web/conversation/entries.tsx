import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentReply } from '../../contract/attachments.contract.ts';
import type { ConversationEntry } from '../../contract/conversation.contract.ts';
import { AttachedFiles } from '../attachments/attachments.tsx';
import { useFormats } from '../lib/formats.ts';
import styles from './conversation.module.css';

type Side = ConversationEntry['side'];

/** What every conversation shows of an entry: of a request, a quote or a question. */
export interface ShownEntry {
  id: string;
  side: Side;
  by: string | null;
  text: string;
  at: string;
  kind?: ConversationEntry['kind'];
  attachments?: readonly AttachmentReply[];
}

interface Shown {
  items: readonly ShownEntry[];
  /** Which side reads: its own words stand on the right. */
  side: Side;
  title: string;
  /** Said while nothing has been written. */
  empty: string | null;
  /** What each side is called behind the author's name. */
  sides?: Record<Side, string>;
}

/** Oldest first. Screen readers announce what is added; the newest is in sight. */
export function Entries({ items, side, title, empty, sides }: Shown) {
  const list = useRef<HTMLDivElement>(null);
  const count = items.length;
  useEffect(() => {
    if (count > 0) list.current?.lastElementChild?.scrollTo({ top: Number.MAX_SAFE_INTEGER });
  }, [count]);
  return (
    <div ref={list} aria-live="polite" aria-relevant="additions">
      {count === 0 && empty !== null && (
        <Text size="sm" c="dimmed" mb="md">
          {empty}
        </Text>
      )}
      {count > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keys, too
        <ol className={styles.list} tabIndex={0} aria-label={title}>
          {items.map((entry) => (
            <Entry key={entry.id} entry={entry} isOwn={entry.side === side} called={sides?.[entry.side]} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Entry({ entry, isOwn, called }: { entry: ShownEntry; isOwn: boolean; called: string | undefined }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const { kind = 'message', side, by, text, at, attachments = [] } = entry;
  return (
    <li data-own={isOwn}>
      <Text size="sm" c="dimmed">
        {by ?? t(`conversation.${side}`)}
        {called === undefined ? '' : ` (${called})`}
        {kind === 'message' ? '' : ` · ${t(`conversation.${kind}`)}`} · <time dateTime={at}>{dateTime(at)}</time>
      </Text>
      <div className={styles.text}>{text}</div>
      <AttachedFiles files={attachments} />
    </li>
  );
}
