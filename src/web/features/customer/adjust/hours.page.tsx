import { AdjustPage } from './adjust-page.tsx';
import { HoursSteps } from './hours-steps.tsx';

/** Sets the weekly hours of one or many lines, or those of a season. */
export function HoursPage() {
  return <AdjustPage of="hours">{(lineIds) => <HoursSteps lineIds={lineIds} />}</AdjustPage>;
}
