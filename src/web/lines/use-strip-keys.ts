import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import { usePressToHear } from '../ui/use-press-to-hear.ts';
import { indexAt, type Segment, segmentNear, stepFrom } from './time-strip-geometry.ts';
import { useMayHear } from './use-may-hear.ts';
import type { StripSpan } from './use-strip-words.ts';

/** Half a finger, in pixels. */
const fingerReach = 12;

/** The segment under a pointer; a finger also finds a narrow one beside it. */
function segmentUnder(event: MouseEvent, segments: readonly Segment[], reach: number): number | null {
  const bar = (event.target as Element).closest('[data-day]')?.querySelector('[data-bar]');
  if (!bar) return null;
  const day = Number(bar.parentElement?.dataset.day);
  const { left, width } = bar.getBoundingClientRect();
  const row = segments.filter((segment) => segment.day === day);
  const found = segmentNear(row, (event.clientX - left) / width, reach / width);
  return found ? segments.indexOf(found) : null;
}

interface StripParts {
  strip: RefObject<HTMLElement | null>;
  segments: readonly Segment[];
  spans: readonly StripSpan[];
  now: number;
  /** Brings a segment into the page before it is focused, where only some are drawn. */
  reveal?(segment: Segment): void;
}

/** What a strip does when it is pointed at, touched and stepped through: one tab stop, one card, one sound. */
export function useStripKeys({ strip, segments, spans, now, reveal }: StripParts) {
  const [stop, setStop] = useState<number | null>(null);
  const [shown, setShown] = useState<number | null>(null);
  const sound = useSound(shown === null ? undefined : spans[segments[shown]?.span ?? -1]);
  useEscape(shown !== null, () => setShown(null));
  const focus = (index: number) => {
    const segment = segments[index];
    if (segment) reveal?.(segment);
    const button = strip.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    button?.focus({ preventScroll: reveal !== undefined });
  };
  const pointer = usePointer({ strip, segments, shown, sound, show: setShown, focus });
  return {
    stop: stop !== null && stop < segments.length ? stop : indexAt(segments, now),
    shown: shown !== null && shown < segments.length ? shown : null,
    sound,
    handlers: {
      ...pointer,
      onKeyDown: (event: KeyboardEvent) => {
        const index = indexOf(event.target);
        const target = index === null ? null : stepFrom(segments, index, event.key);
        if (target === null) return;
        event.preventDefault();
        focus(target);
      },
      onFocus: (event: { target: EventTarget }) => {
        const index = indexOf(event.target);
        if (index === null) return;
        setStop(index);
        setShown(index);
      },
      onBlur: (event: { relatedTarget: EventTarget | null }) => {
        if (!strip.current?.contains(event.relatedTarget as Node | null)) setShown(null);
      },
    },
  };
}

/** A mouse shows what it is over and plays what it presses; a finger shows first, and plays when it presses again. */
function usePointer(parts: {
  strip: StripParts['strip'];
  segments: readonly Segment[];
  shown: number | null;
  sound: { playing: boolean; toggle?: () => void };
  show(index: number | null): void;
  focus(index: number): void;
}) {
  const { strip, segments, shown, sound, show, focus } = parts;
  const shownBefore = useRef<number | null>(null);
  const isOfCard = (event: { target: EventTarget }) => (event.target as Element).closest('[data-card]') !== null;
  return {
    onPointerMove: (event: PointerEvent) => {
      // While something plays its card stays, with the button that pauses it.
      if (event.pointerType !== 'mouse' || event.buttons !== 0 || isOfCard(event) || sound.playing) return;
      const index = segmentUnder(event, segments, 0);
      if (index !== null) show(index);
    },
    onPointerLeave: (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || sound.playing) return;
      show(strip.current?.contains(document.activeElement) ? indexOf(document.activeElement) : null);
    },
    onPointerDown: () => {
      shownBefore.current = shown;
    },
    onClick: (event: MouseEvent) => {
      if (isOfCard(event)) return;
      // A key's click has no place: it is the focused segment's.
      const isKey = event.detail === 0;
      const index = isKey ? indexOf(event.target) : segmentUnder(event, segments, fingerReach);
      if (index === null) return;
      if (isKey || (shownBefore.current === index && shown === index)) sound.toggle?.();
      show(index);
      if (!isKey) focus(index);
    },
  };
}

/** Without `toggle` where the recording is not theirs to hear. */
function useSound(span: StripSpan | undefined): { playing: boolean; toggle?: () => void } {
  const sound = usePressToHear(soundOf(span));
  const mayHear = useMayHear();
  return mayHear || !span?.prompt ? sound : { playing: false };
}

function soundOf(span: StripSpan | undefined) {
  if (span?.prompt) return { promptId: span.prompt.promptId };
  return { defaultOf: span?.slot ?? 'greeting' };
}

function indexOf(target: EventTarget | null): number | null {
  const found = (target as Element | null)?.closest<HTMLElement>('[data-index]');
  return found ? Number(found.dataset.index) : null;
}

/** Escape closes the card also while it is only hovered. */
function useEscape(isActive: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!isActive) return;
    const hear = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') onEscape();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  });
}
