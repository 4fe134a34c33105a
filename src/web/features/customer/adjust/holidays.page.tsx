import { useState } from 'react';
import { AdjustPage } from './adjust-page.tsx';
import { HolidaySteps } from './holiday-steps.tsx';

/** Sets days of one or many lines: closed, with hours of their own, or taken away. */
export function HolidaysPage() {
  // Decided when the page opens: nothing that is typed moves at midnight.
  const [now] = useState(() => Date.now());
  return <AdjustPage of="days">{(lineIds) => <HolidaySteps lineIds={lineIds} now={now} />}</AdjustPage>;
}
