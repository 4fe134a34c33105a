import { useEffect, useState } from 'react';

/** The time now, ms since 1970, fresh every `everyMs`: for countdowns. It is the page's own clock, no question to the server. */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
