import { createContext, type ReactNode, useContext } from 'react';
import type { TourKey } from './tour-steps.ts';

/** The tour step shown now; null without. */
export const TourPlace = createContext<TourKey | null>(null);

/** Wraps the part of a page that tour steps are about: it is outlined while one of them is shown. */
export function TourMark({ on, children }: { on: TourKey | readonly TourKey[]; children: ReactNode }) {
  const place = useContext(TourPlace);
  const isShown = place !== null && [on].flat().includes(place);
  return <div data-tour={isShown ? 'shown' : undefined}>{children}</div>;
}
