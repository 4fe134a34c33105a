import { Alert, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';

export const serviceHoursQuery = queryOf('/service-hours');

function useOpenHours() {
  const now = useNow(15_000);
  const { data } = useQuery(serviceHoursQuery);
  const open = data?.extensions.find(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until));
  return { open, now };
}

/** For these slots a voice file that is to play at once needs no technician while temporary hours are open. */
export function FastVoiceNotice({ slot }: { slot: string | null }) {
  const { t } = useTranslation();
  const { open } = useOpenHours();
  if (!open || (slot !== 'emergency' && slot !== 'holiday')) return null;
  return <Text role="status">{t('customer.serviceHours.fast')}</Text>;
}

/** While temporary service hours are open: until when and why, and that promised times stay. */
export function ServiceHoursNotice() {
  const { t } = useTranslation();
  const { date, time, promise } = useFormats();
  const { open, now } = useOpenHours();
  if (!open) return null;
  const { until, reason } = open;
  const title =
    date(until) === date(now)
      ? t('customer.serviceHours.today', { until: time(until) })
      : t('customer.serviceHours.until', { until: promise(until) });
  return (
    <Alert
      role="status"
      variant="light"
      color="blue"
      mb="md"
      title={title}
      icon={<Clock aria-hidden />}
      styles={{
        title: { color: 'var(--info-ink)' },
        icon: { color: 'var(--info-ink)' },
        message: { color: 'var(--mantine-color-text)', overflowWrap: 'anywhere' },
      }}
    >
      {t('customer.serviceHours.text', { reason })}
    </Alert>
  );
}

/** A filing form below the notice. It is drawn once the hours are known, so that nothing moves while somebody types. */
export function WithServiceHours({ children }: { children: ReactNode }) {
  const { isPending } = useQuery(serviceHoursQuery);
  if (isPending) return <Skeleton height={230} radius="lg" />;
  return (
    <>
      <ServiceHoursNotice />
      {children}
    </>
  );
}
