import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteIntervalsOf, minutesOfDay } from '../../../../domain/line/day-intervals.ts';
import type { OpenInterval } from '../../../../domain/line/line-config.ts';
import styles from './week.module.css';
import { type Grip, hourAt, moved } from './week-draft.ts';

interface BarParts {
  day: string;
  /** Null while what was typed cannot be read: nothing is drawn then, and nothing is added over it. */
  intervals: readonly OpenInterval[] | null;
  /** `settled` false while a finger still moves it. */
  onChange(intervals: OpenInterval[], settled: boolean): void;
}

/** A day of 24 hours on which the open ones are bars: moved whole or by an edge, with the mouse, a finger or the arrow keys. */
export function DayBar({ day, intervals: read, onChange }: BarParts) {
  const intervals = read ?? [];
  const bar = useRef<HTMLDivElement>(null);
  const minutesPerPixel = () => minutesOfDay / (bar.current?.getBoundingClientRect().width || minutesOfDay);
  // Not as soon as it is touched: a finger may be scrolling the page.
  const add = (event: MouseEvent<HTMLDivElement>) => {
    if (read === null || event.target !== bar.current) return;
    const at = (event.clientX - bar.current.getBoundingClientRect().left) * minutesPerPixel();
    const hour = hourAt(intervals, at);
    if (hour) onChange([...intervals, hour].sort(byOpening), true);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: with the keyboard, hours are typed beside it
    <div ref={bar} className={styles.bar} data-unread={read === null} onClick={add}>
      {intervals.map((interval, index) => (
        <Bar
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what is moved
          key={index}
          day={day}
          interval={interval}
          minutesPerPixel={minutesPerPixel}
          onChange={(next, settled) => onChange(intervals.with(index, next), settled)}
        />
      ))}
    </div>
  );
}

function byOpening(first: OpenInterval, second: OpenInterval): number {
  return first.open < second.open ? -1 : 1;
}

function Bar(parts: {
  day: string;
  interval: OpenInterval;
  minutesPerPixel(): number;
  onChange(interval: OpenInterval, settled: boolean): void;
}) {
  const { day, interval, minutesPerPixel, onChange } = parts;
  const { t } = useTranslation();
  const from = useRef<{ x: number; interval: OpenInterval; grip: Grip } | null>(null);
  const [{ open, close } = { open: 0, close: 0 }] = minuteIntervalsOf([interval]);
  const share = (minutes: number) => `${(minutes / minutesOfDay) * 100}%`;
  const grip = (name: Grip) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, interval, grip: name };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!from.current) return;
      const by = (event.clientX - from.current.x) * minutesPerPixel();
      onChange(moved(from.current.interval, from.current.grip, by), false);
    },
    onPointerUp: () => {
      if (from.current) onChange(interval, true);
      from.current = null;
    },
    onPointerCancel: () => {
      if (from.current) onChange(from.current.interval, true);
      from.current = null;
    },
  });
  const isOver = close > minutesOfDay;
  const said = { open: interval.open, close: isOver ? `${interval.close} ${t('lines.nextDay')}` : interval.close };
  const keys = (name: Grip) => (event: KeyboardEvent<HTMLElement>) => {
    const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    onChange(moved(interval, name, direction * (event.shiftKey ? 60 : 15)), true);
  };
  const edge = (name: 'open' | 'close') => (
    <span
      role="slider"
      tabIndex={0}
      className={styles.edge}
      data-edge={name}
      aria-label={t(`customer.hours.edges.${name}`, { day })}
      aria-valuemin={0}
      aria-valuemax={minutesOfDay}
      aria-valuenow={Math.min(name === 'open' ? open : close, minutesOfDay)}
      aria-valuetext={said[name]}
      onKeyDown={keys(name)}
      {...grip(name)}
    />
  );
  return (
    <div
      className={styles.hours}
      data-over={isOver}
      style={{ left: share(open), width: share(Math.min(close, minutesOfDay) - open) }}
      {...grip('whole')}
    >
      {edge('open')}
      {isOver && (
        <span className={styles.over} aria-hidden>
          → {said.close}
        </span>
      )}
      {edge('close')}
    </div>
  );
}
