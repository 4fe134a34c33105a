import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** The name of a row, and below in small what distinguishes it. */
export function TwoLines({ main, below }: { main: ReactNode; below: ReactNode }) {
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      <Text fw={600} component="div">
        {main}
      </Text>
      <Text size="sm" c="dimmed" component="div">
        {below}
      </Text>
    </div>
  );
}
