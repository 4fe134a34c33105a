import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineStatesReply } from '../../contract/line-states.contract.ts';
import { useFormats } from '../lib/formats.ts';
import type { Language } from '../lib/language.ts';
import { ruleText } from './rule-text.ts';
import { runAround, type Segment } from './time-strip-geometry.ts';
import { type ZoneFormats, zoneFormats } from './zone-formats.ts';

export type StripSpan = LineStatesReply['spans'][number];

export interface StripWords {
  formats: ZoneFormats;
  state(span: StripSpan): string;
  /** The voice file's name, or the default announcement. */
  sound(span: StripSpan): string;
  rule(span: StripSpan): string;
  /** `09:00 to 18:00` on the segment's own day. */
  hours(segment: Segment): string;
  /** `Mon 30 Nov, 09:00 to 18:00, Open, greeting.wav` */
  name(segment: Segment, span: StripSpan): string;
  /** A day in as few words as a cell has room for: `Open 09:00–18:00`, `Closed`. */
  day(segments: readonly Segment[], spans: readonly StripSpan[]): string;
  /** From when until when the same is heard, with days where it is more than one. */
  stretch(from: string | null, until: string | null): string;
  /** `Now, ends in 3 hours`; `Starts in 2 days`. */
  relative(from: string | null, until: string | null, now: number): string;
  run(spans: readonly StripSpan[], index: number, now: number): { stretch: string; relative: string };
}

/** Everything that a time strip says, in the line's zone and the reader's language. */
export function useStripWords(timeZone: string): StripWords {
  const { t, i18n } = useTranslation();
  const { relative } = useFormats();
  const formats = useMemo(() => zoneFormats(timeZone, i18n.language as Language), [timeZone, i18n.language]);
  const state = (span: StripSpan) => t(`customer.states.${span.state}`);
  const sound = (span: StripSpan) => span.prompt?.fileName ?? t('customer.lines.standard');
  const words: Omit<StripWords, 'run'> = {
    formats,
    state,
    sound,
    rule: (span) => ruleText(t, span.rule),
    hours: ({ from, until }) => t('lines.strip.stretch', { from: formats.time(from), until: formats.endTime(until) }),
    name: ({ day, from, until }, span) =>
      t('lines.strip.name', {
        day: formats.dayNumber(day),
        from: formats.time(from),
        until: formats.endTime(until),
        state: state(span),
        sound: sound(span),
      }),
    day: (segments, all) => {
      const states = new Set(
        segments
          .map(({ span }) => all[span])
          .filter((span) => span !== undefined)
          .map(state),
      );
      const open = segments.filter(({ span }) => all[span]?.state === 'open');
      const [first] = open;
      if (states.size < 2 || first === undefined) return [...states].join(' / ');
      const hours = { from: formats.time(first.from), until: formats.endTime(first.until), more: open.length - 1 };
      return t(open.length > 1 ? 'lines.month.openMore' : 'lines.month.open', hours);
    },
    stretch: (from, until) => {
      if (from === null && until === null) return t('lines.strip.always');
      if (from === null) return t('lines.strip.stretchUntil', { until: formats.instant(Date.parse(String(until))) });
      const begin = formats.instant(Date.parse(from));
      if (until === null) return t('lines.strip.stretchFrom', { from: begin });
      return t('lines.strip.stretch', { from: begin, until: formats.endOf(Date.parse(from), Date.parse(until)) });
    },
    relative: (from, until, now) => {
      if (from !== null && Date.parse(from) > now) return t('lines.strip.begins', { relative: relative(from, now) });
      if (until === null) return t('lines.strip.goesOn');
      const isOver = Date.parse(until) <= now;
      return t(isOver ? 'lines.strip.ended' : 'lines.strip.endsIn', { relative: relative(until, now) });
    },
  };
  return {
    ...words,
    run: (all, index, now) => {
      const { from, until } = runAround(all, index);
      return { stretch: words.stretch(from, until), relative: words.relative(from, until, now) };
    },
  };
}
