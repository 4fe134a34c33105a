import { Title } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../lib/language.ts';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import fold from './fold.module.css';
import { publicHoursTitle } from './title.ts';

const PublicHours = lazy(async () => ({ default: (await import('./public-hours.tsx')).PublicHours }));

/**
 * Loaded when it is opened: most visits are about something else. It looks as `Folded` does, but is not one: that part would move
 * into the file that every page of a customer loads.
 */
export function FoldedPublicHours(parts: { lineId: string; label: string }) {
  const { i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={fold.folded} onToggle={() => setOpen(true)}>
      <summary>
        <ChevronRight size={18} aria-hidden />
        <Title order={2} size="h4">
          {publicHoursTitle[i18n.language as Language]}
        </Title>
      </summary>
      <div className={fold.inside}>
        {isOpen && (
          <Suspense fallback={<ListSkeleton rows={3} rowHeight={40} />}>
            <PublicHours {...parts} />
          </Suspense>
        )}
      </div>
    </details>
  );
}
