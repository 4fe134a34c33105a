import { Text } from '@mantine/core';

export function Logo() {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
      <img src="/static/icon.svg" width={26} height={26} alt="" />
      <Text component="span" fw={700} size="lg">
        Lineshift
      </Text>
    </span>
  );
}
