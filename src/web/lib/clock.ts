import { useEffect, useState } from 'react';

/**
 * The current time, ms since 1970, updated every `everyMs`: for countdowns. From the device's clock, without asking the
 * server.
 */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
