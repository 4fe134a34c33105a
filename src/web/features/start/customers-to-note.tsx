import { CalendarX2, UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OverviewReply } from '../../../contract/operations.contract.ts';
import { useFormats } from '../../lib/formats.ts';
import { Section } from '../../ui/section.tsx';
import { WaitingItem, WaitingList } from '../../ui/start-frame.tsx';

/** For admins: customers whom nobody can sign in for, and contracts that end. */
export function CustomersToNote({ customers }: { customers: NonNullable<OverviewReply['customers']> }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const { withoutOwner, contractEnding } = customers;
  if (withoutOwner.length + contractEnding.length === 0) return null;
  return (
    <Section title={t('start.customers')} flush>
      <WaitingList>
        {withoutOwner.map(({ id, name }) => (
          <WaitingItem
            key={id}
            icon={UserRoundX}
            tone="info"
            title={name}
            text={t('start.withoutOwner')}
            to={`/customers/${id}`}
          />
        ))}
        {contractEnding.map(({ id, name, until }) => (
          <WaitingItem
            key={id}
            icon={CalendarX2}
            tone="info"
            title={name}
            text={t('start.contractEnds', { day: day(until) })}
            to={`/customers/${id}`}
          />
        ))}
      </WaitingList>
    </Section>
  );
}
