import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ChangeRequestReply } from '../../contract/change-requests.contract.ts';
import { type ClockReader, sayClockMark, sayPaused, sayUsed } from '../../contract/words/clock-use.ts';
import { type ClockReading, placeOnClock, readClock } from '../../domain/deadline/clock-parts.ts';
import { queryOf } from '../lib/api.ts';
import { useNow } from '../lib/clock.ts';
import { useFormats } from '../lib/formats.ts';
import { currentLanguage } from '../lib/language.ts';
import styles from './clock-bar.module.css';
import { clockMarks, type Held } from './clock-marks.ts';

const hourMs = 3_600_000;

/**
 * How much of the promised service time is used up: a part a service day, with what was paused for the customer, what was held on our
 * side, and where we are now.
 */
export function ClockFigure({ request, reader }: { request: ChangeRequestReply; reader: ClockReader }) {
  const { decimal, promise } = useFormats();
  const now = useNow(30_000);
  const timeline = useQuery(queryOf('/change-requests/{id}/timeline', { params: { id: request.id } }));
  const { held, stoppedAt } = clockMarks(timeline.data?.items ?? [], now);
  const at = stoppedAt ?? now;
  const { deadline, awaiting } = request;
  const pausedSince = awaiting === null ? null : new Date(awaiting.since);
  const reading = readClock(
    {
      clockStart: new Date(deadline.clockStart),
      receipt: deadline.receipt as Parameters<typeof readClock>[0]['receipt'],
    },
    { at, pausedSince },
  );
  const { usedMs, promisedMs, parts } = reading;
  if (promisedMs === 0) return null;
  const language = currentLanguage();
  const hours = { used: decimal(usedMs / hourMs), all: decimal(promisedMs / hourMs) };
  const days = parts.filter(({ paused, from }) => paused && from < at).length;
  return (
    <figure className={styles.clock}>
      <Bar reading={reading} held={held} at={at} running={stoppedAt === null} />
      <div className={styles.ends} aria-hidden>
        <span>{promise(deadline.clockStart)}</span>
        <span>{promise(deadline.dueBy)}</span>
      </div>
      <figcaption>
        <ul className={styles.legend}>
          <li data-mark="used">{sayUsed({ ...hours, percent: Math.floor((usedMs / promisedMs) * 100) }, language)}</li>
          {days > 0 && <li data-mark="paused">{sayPaused(days, reader, language)}</li>}
          {held.length > 0 && <li data-mark="held">{sayClockMark('held', language)}</li>}
          {stoppedAt === null && <li data-mark="now">{sayClockMark('now', language)}</li>}
        </ul>
      </figcaption>
      {at > Date.parse(deadline.dueBy) && pausedSince === null && (
        <Text size="sm" c="var(--bad-ink)">
          {sayClockMark('over', language)}
        </Text>
      )}
    </figure>
  );
}

interface BarParts {
  reading: ClockReading;
  held: readonly Held[];
  at: number;
  /** Nothing has stopped it: "now" is shown. */
  running: boolean;
}

/** Drawn only: the sentences below say the same. */
function Bar({ reading: { parts }, held, at, running }: BarParts) {
  const percent = (share: number) => `${share * 100}%`;
  const place = (instant: number) => placeOnClock(parts, instant);
  return (
    <div className={styles.bar} aria-hidden>
      <div className={styles.parts}>
        {parts.map(({ date, from, until, used, paused }) => (
          <span key={date} data-paused={paused} style={{ flexGrow: (until - from) / hourMs }}>
            <span style={{ width: percent((used - from) / (until - from)) }} />
          </span>
        ))}
      </div>
      {held.map(({ from, until }) => (
        <span
          key={from}
          className={styles.held}
          style={{ left: percent(place(from)), width: percent(place(until) - place(from)) }}
        />
      ))}
      {running && <span className={styles.now} style={{ left: percent(place(at)) }} />}
    </div>
  );
}
