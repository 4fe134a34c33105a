import { type PointerEvent, useRef } from 'react';

/** Pixels below which a press is a press, not a drag. */
const slop = 4;

/** Drags what scrolls with the mouse; fingers and wheels do it by themselves. */
export function useDrag() {
  const grip = useRef<{ x: number; scroll: number } | null>(null);
  const moved = useRef(false);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      moved.current = false;
      if (event.pointerType !== 'mouse' || event.button !== 0) return;
      grip.current = { x: event.clientX, scroll: event.currentTarget.scrollLeft };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const { current } = grip;
      if (!current || (event.buttons & 1) === 0) return;
      const by = event.clientX - current.x;
      if (!moved.current && Math.abs(by) <= slop) return;
      if (!moved.current) event.currentTarget.setPointerCapture(event.pointerId);
      moved.current = true;
      event.currentTarget.scrollLeft = current.scroll - by;
    },
    onPointerUp: () => {
      grip.current = null;
    },
    /** A drag's end is no press. */
    onClickCapture: (event: { stopPropagation(): void; preventDefault(): void }) => {
      if (!moved.current) return;
      moved.current = false;
      event.stopPropagation();
      event.preventDefault();
    },
  };
}
