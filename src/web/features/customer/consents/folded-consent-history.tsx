import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListSkeleton } from '../../../ui/skeletons.tsx';

const ConsentHistory = lazy(async () => ({ default: (await import('./consent-history.tsx')).ConsentHistory }));

/** Loaded when it is opened: most visits are about something else. */
export function FoldedConsentHistory({ lineId }: { lineId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={() => setOpen(true)}>
      <summary style={{ cursor: 'pointer' }}>{t('customer.consent.history')}</summary>
      {isOpen && (
        <Suspense fallback={<ListSkeleton rows={2} />}>
          <ConsentHistory lineId={lineId} />
        </Suspense>
      )}
    </details>
  );
}
