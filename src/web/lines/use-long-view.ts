import { useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { daysInView } from './time-strip-geometry.ts';

/** Pixels of a day. */
export const dayWidth = 176;

/** Which days of a long strip are in view; only those are drawn. Days are counted from the strip's first. */
export function useLongView(count: number, opensAt: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ first: 0, last: 0, left: 0 });
  const read = () => {
    const { current } = scroller;
    if (!current) return;
    const { scrollLeft: left, clientWidth } = current;
    setView((before) => {
      const { first, last } = daysInView(left, clientWidth, dayWidth, count);
      const isSame = before.first === first && before.last === last && before.left === left;
      return isSame ? before : { first, last, left };
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: placed once, before the first frame
  useLayoutEffect(() => {
    if (!scroller.current) return;
    scroller.current.scrollLeft = opensAt * dayWidth;
    read();
    const observer = new ResizeObserver(read);
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);
  const scrollTo = (day: number) => {
    if (scroller.current) scroller.current.scrollLeft = day * dayWidth;
  };
  return {
    scroller,
    ...view,
    onScroll: read,
    /** The first day that is wholly or half in view. */
    day: Math.min(count - 1, Math.round(view.left / dayWidth)),
    scrollTo,
    /** Draws a day now, so that it can be focused. */
    reveal: (day: number) => {
      const { current } = scroller;
      if (!current) return;
      const [begin, end] = [day * dayWidth, (day + 1) * dayWidth];
      if (begin < current.scrollLeft) current.scrollLeft = begin;
      else if (end > current.scrollLeft + current.clientWidth) current.scrollLeft = end - current.clientWidth;
      else return;
      flushSync(read);
    },
  };
}
