import { AdjustPage } from './adjust-page.tsx';
import { OtherSteps } from './other-steps.tsx';

/** Forwarding, hold music, or a wish in words. */
export function OtherPage() {
  return <AdjustPage of="settings">{(lineIds) => <OtherSteps lineIds={lineIds} />}</AdjustPage>;
}
