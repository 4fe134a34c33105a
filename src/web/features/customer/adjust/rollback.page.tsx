import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { FreeTextarea } from '../../../ui/free-textarea.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Section } from '../../../ui/section.tsx';
import type { AnyFiling } from '../filing.ts';
import { LineName } from '../line-name.tsx';
import { WithServiceHours } from '../service-hours-notice.tsx';
import { AdjustCheck } from './adjust-check.tsx';

/** Puts a line back to an earlier version: what would differ comes first. */
export function RollbackPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const lineId = search.get('line') ?? '';
  const number = Number(search.get('version'));
  const [note, setNote] = useState('');
  const body = useMemo((): AnyFiling => {
    const words = note.trim();
    return { kind: 'rollback', lineId, toRevision: number, ...(words === '' ? {} : { note: words }) };
  }, [lineId, number, note]);
  return (
    <>
      <PageHeader
        title={t('customer.rollback.title', { number })}
        text={<LineName lineId={lineId} />}
        back={{ to: `/lines/${lineId}#history`, label: t('customer.requests.line') }}
      />
      <WithServiceHours>
        <Section title={t('customer.rollback.note')}>
          <FreeTextarea
            label={t('customer.replace.note')}
            placeholder={t('customer.replace.notePlaceholder')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={2000}
            autosize
            minRows={2}
          />
        </Section>
        <Section title={t('customer.adjust.check')}>
          <AdjustCheck body={body} fieldNames={{ toRevision: t('customer.rollback.version') }} />
        </Section>
      </WithServiceHours>
    </>
  );
}
