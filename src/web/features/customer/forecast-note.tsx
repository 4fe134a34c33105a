import { Text } from '@mantine/core';
import type { ForecastReply } from '../../../contract/change-requests.contract.ts';
import { sayForecast } from '../../../contract/words/forecast.ts';
import { useNow } from '../../lib/clock.ts';
import { currentLanguage } from '../../lib/language.ts';

/** By when it is usually done, and what that rests on; nothing where nothing was said. */
export function ForecastNote({ forecast }: { forecast: ForecastReply | null }) {
  const now = useNow(60_000);
  if (forecast === null) return null;
  const said = sayForecast(forecast, currentLanguage(), new Date(now));
  return (
    <div>
      <Text size="sm">{said.forecast}</Text>
      <Text size="xs" c="dimmed">
        {said.basis}
      </Text>
    </div>
  );
}
