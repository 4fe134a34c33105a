import { Server } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hasRole, useMe } from '../../lib/session.ts';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { AddPhoneSystem } from './add-phone-system.tsx';
import { PhoneSystemsTable } from './phone-systems-table.tsx';

/** The phone systems, and whether they answer. */
export function PhoneSystemsPage() {
  const { t } = useTranslation();
  const isAdmin = hasRole(useMe(), 'admin');
  return (
    <>
      <PageHeader
        title={t('admin.systems.title')}
        text={t('admin.systems.text')}
        actions={isAdmin && <AddPhoneSystem />}
      />
      <TourMark on={['technician.test', 'operator.systems', 'admin.systems']}>
        <Section flush>
          <PhoneSystemsTable
            none={<EmptyState icon={Server} title={t('admin.systems.none')} text={t('admin.systems.noneText')} />}
          />
        </Section>
      </TourMark>
    </>
  );
}
