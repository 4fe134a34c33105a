import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Names a row: what it is, and below in small what tells it from others. */
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
