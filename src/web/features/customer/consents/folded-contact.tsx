import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineReply } from '../../../../contract/lines.contract.ts';
import { ListSkeleton } from '../../../ui/skeletons.tsx';

const ContactForm = lazy(async () => ({ default: (await import('./contact-form.tsx')).ContactForm }));

/** Who is asked beside the owners, loaded when it is opened. */
export function FoldedContact({ line, etag }: { line: LineReply; etag: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={() => setOpen(true)}>
      <summary style={{ cursor: 'pointer' }}>
        {t('customer.consent.contact', { name: line.contactName ?? t('customer.consent.nobody') })}
      </summary>
      {isOpen && (
        <Suspense fallback={<ListSkeleton rows={2} />}>
          {/* A change of something else on the line leaves what is typed here. */}
          <ContactForm key={`${line.contactName} ${line.contactEmail}`} line={line} etag={etag} />
        </Suspense>
      )}
    </details>
  );
}
