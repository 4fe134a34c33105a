import { Alert, Button, Skeleton, Text } from '@mantine/core';
import { CalendarSync } from 'lucide-react';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayEntry } from './day-entries.ts';

// Loaded when it is asked for: the page is near its weight.
const Proposal = lazy(async () => ({ default: (await import('./last-years-proposal.tsx')).LastYearsProposal }));

/** A line's days of the year before, moved on to the coming one: looked through here, then taken into the form. */
export function LastYearsList(parts: {
  /** The first line that is chosen. */
  lineId: string | undefined;
  today: string;
  onDays(entries: DayEntry[]): void;
}) {
  const { lineId, today, onDays } = parts;
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [taken, setTaken] = useState<number | null>(null);
  const panel = useId();
  return (
    <div>
      <Button
        variant="default"
        size="sm"
        leftSection={<CalendarSync size={16} aria-hidden />}
        disabled={lineId === undefined}
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => {
          setOpen(!isOpen);
          setTaken(null);
        }}
      >
        {t('customer.days.lastYearsList')}
      </Button>
      <Text size="sm" c="dimmed" mt={4}>
        {t(lineId === undefined ? 'customer.days.lacks.lines' : 'customer.days.lastYearsHint')}
      </Text>
      <div id={panel}>
        {isOpen && lineId !== undefined && (
          <Suspense fallback={<Skeleton height={120} mt="sm" />}>
            <Proposal
              lineId={lineId}
              today={today}
              onDays={(entries) => {
                onDays(entries);
                setTaken(entries.length);
                setOpen(false);
              }}
            />
          </Suspense>
        )}
      </div>
      <div aria-live="polite">
        {taken !== null && (
          <Alert mt="sm" variant="light" color="teal">
            {t('customer.days.imported', { count: taken })}
          </Alert>
        )}
      </div>
    </div>
  );
}
