import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../lib/api.ts';
import { fieldOf, fieldOfInstant, mondayOfField } from '../../lib/taipei-input.ts';
import { slotName } from '../../lines/slot-name.ts';
import { WeekStrip } from '../../lines/time-strip.tsx';

/**
 * The week in which a change goes live, as callers hear it by the current settings, with the change as a bracket: from when
 * it is live, or is promised to be, until the former voice file returns. Instants are RFC 3339.
 */
export function PlanStrip(parts: { lineId: string; slot: string; from: string; until: string | null }) {
  const { lineId, slot, from, until } = parts;
  const { t } = useTranslation();
  const line = useQuery(queryOf('/lines/{id}', { params: { id: lineId } }));
  if (!line.data) return <Skeleton height={300} />;
  const start = new Date(from).getTime() < Date.now() ? fieldOf(Date.now(), 0, '00:00') : fieldOfInstant(from);
  return (
    <WeekStrip
      key={start}
      lineId={lineId}
      timeZone={line.data.timeZone}
      from={mondayOfField(start)}
      plans={[{ from, until, label: t('customer.request.plan', { slot: slotName(t, slot) }) }]}
    />
  );
}
