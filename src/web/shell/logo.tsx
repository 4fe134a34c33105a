import { Text } from '@mantine/core';

/** Drawn here, too, and not only as the tab's `icon.svg`: a picture is a request on every page. */
export function Logo() {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
      <svg viewBox="0 0 32 32" width={26} height={26} aria-hidden>
        <rect width="32" height="32" rx="8" fill="#0f7688" />
        <path
          d="M6 16h3l2.5-7 4 15 3.5-12 2 4h5"
          fill="none"
          stroke="#fff"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <Text component="span" fw={700} size="lg">
        Lineshift
      </Text>
    </span>
  );
}
