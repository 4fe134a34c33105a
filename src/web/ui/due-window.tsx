import { Collapse, Text, UnstyledButton } from '@mantine/core';
import { Check, ChevronDown, Minus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ChangeRequestReply, deadlineShape } from '../../contract/change-requests.contract.ts';
import { useNow } from '../lib/clock.ts';
import { useFormats } from '../lib/formats.ts';
import { nextInstant } from '../lib/next-instant.ts';
import styles from './due-window.module.css';
import { ToneBadge } from './tone-badge.tsx';

type Deadline = z.infer<typeof deadlineShape>;

/** Whom a pending request waits for, from the reader's side: customers read "you". */
export type WaitsFor = 'you' | 'customer';

/**
 * When it will be done: the earliest day, the latest time, and the receipt that explains it day by day. `settled` is for requests
 * that have ended: no countdown then. With `waitsFor` the clock is paused and the window moves with each day waited, so a
 * sentence replaces the countdown.
 */
export function DueWindow(parts: { deadline: Deadline; settled?: boolean; waitsFor?: WaitsFor }) {
  const { deadline, settled = false, waitsFor } = parts;
  const { t } = useTranslation();
  const { promise, promiseDay } = useFormats();
  if (waitsFor) return <DuePaused waitsFor={waitsFor} />;
  return (
    <div className={styles.window}>
      <div className={styles.promise}>
        <Text component="span" fw={600}>
          {t('ui.due.between', { earliest: promiseDay(deadline.earliestBy), latest: promise(deadline.dueBy) })}
        </Text>
        {!settled && <DueIn dueBy={deadline.dueBy} />}
        {deadline.provisional && <ToneBadge tone="warn">{t('ui.due.provisional')}</ToneBadge>}
      </div>
      <DueReceipt deadline={deadline} />
    </div>
  );
}

/** How the promise was calculated, day by day, unfolded on demand. */
export function DueReceipt({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const receiptId = useId();
  return (
    <div>
      <UnstyledButton
        className={styles.toggle}
        aria-expanded={open}
        aria-controls={receiptId}
        onClick={() => setOpen(!open)}
      >
        <ChevronDown size={16} aria-hidden data-open={open} />
        {open ? t('ui.due.hideReceipt') : t('ui.due.showReceipt')}
      </UnstyledButton>
      <Collapse expanded={open} id={receiptId}>
        <Receipt deadline={deadline} />
      </Collapse>
    </div>
  );
}

/** The clock is paused: no countdown. */
function DuePaused({ waitsFor }: { waitsFor: WaitsFor }) {
  const { t } = useTranslation();
  return <Text fw={600}>{t(waitsFor === 'you' ? 'ui.due.pausedForYou' : 'ui.due.pausedForCustomer')}</Text>;
}

/** In a cell of a table: the promised time, and how far off it is. */
export function DueCell({ dueBy }: { dueBy: string }) {
  const { promise } = useFormats();
  return (
    <div className={styles.promise}>
      <Text component="span" size="sm">
        {promise(dueBy)}
      </Text>
      <DueIn dueBy={dueBy} />
    </div>
  );
}

/** Time until the promise, or past it. Beside the promised time itself only. */
export function DueIn({ dueBy }: { dueBy: string }) {
  const { t } = useTranslation();
  const { relative } = useFormats();
  const now = useNow(30_000);
  const left = new Date(dueBy).getTime() - now;
  if (left < 0) return <ToneBadge tone="bad">{t('ui.due.late', { ago: relative(dueBy, now) })}</ToneBadge>;
  return <ToneBadge tone={left < 4 * 3_600_000 ? 'warn' : 'neutral'}>{relative(dueBy, now)}</ToneBadge>;
}

/** How long until it goes live, or until the promise; nothing while the clock is paused. */
export function NextIn({ request }: { request: ChangeRequestReply }) {
  const next = nextInstant(request);
  return next === null ? null : <DueIn dueBy={next} />;
}

/** In a cell of a table: when a request goes live or is promised, and how far off that is where it is still awaited. */
export function NextCell({ request }: { request: ChangeRequestReply }) {
  const { promise } = useFormats();
  const next = nextInstant(request);
  if (next !== null) return <DueCell dueBy={next} />;
  return (
    <Text component="span" size="sm">
      {promise(request.completedAt ?? request.closure?.targetAt ?? request.deadline.dueBy)}
    </Text>
  );
}

/** The years of the counted days: `2026`, or `2026–2027` over New Year. */
function yearsOf({ day0, dueBy }: Deadline): string {
  return [...new Set([day0, dueBy].map((date) => date.slice(0, 4)))].join('–');
}

function Receipt({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation();
  const { promise } = useFormats();
  return (
    <div className={styles.receipt}>
      <Text size="sm">{t('ui.due.clockStart', { at: promise(deadline.clockStart) })}</Text>
      <ol className={styles.days}>
        {deadline.receipt.map((row) => (
          <li key={`${row.date} ${row.reason}`} data-counted={row.counted}>
            {row.counted ? <Check size={16} aria-hidden /> : <Minus size={16} aria-hidden />}
            <span>
              {row.label ?? row.date}
              {row.waits?.map((wait) => (
                <Text key={wait.from} component="span" size="xs" c="dimmed" display="block">
                  {t('ui.due.wait', { from: promise(wait.from), until: wait.until ? promise(wait.until) : '…' })}
                </Text>
              ))}
            </span>
          </li>
        ))}
      </ol>
      <Text size="xs" c="dimmed">
        <span title={deadline.calendarVersion}>{t('ui.due.calendar', { years: yearsOf(deadline) })}</span>
      </Text>
    </div>
  );
}
