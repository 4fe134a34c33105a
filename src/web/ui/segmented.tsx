import { SegmentedControl, type SegmentedControlProps } from '@mantine/core';

/** The control itself, in a file that comes when one is drawn. */
export function Segmented(parts: SegmentedControlProps) {
  return <SegmentedControl {...parts} />;
}
