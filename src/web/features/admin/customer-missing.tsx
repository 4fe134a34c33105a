import { useInfiniteQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerReply } from '../../../contract/customers.contract.ts';
import { allItems } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { InviteButton } from '../../people/invite-button.tsx';
import { AddLine } from './add-line.tsx';
import styles from './admin.module.css';
import { contractState } from './contract-state.ts';
import { invitationsOf, linesOf, peopleOf } from './customer-reads.ts';
import { EditCustomer } from './edit-customer.tsx';

/** What a customer still lacks before it can work, each with the button that mends it; nothing where all is there. */
export function CustomerMissing({ customer, etag }: { customer: CustomerReply; etag: string }) {
  const { t } = useTranslation();
  const missing = useMissing(customer);
  if (missing.length === 0) return null;
  const mend = {
    contract: <EditCustomer customer={customer} etag={etag} size="xs" label={t('admin.customers.enterContract')} />,
    owner: (
      <InviteButton
        size="xs"
        seat={{ organisationId: customer.id, role: 'owner' }}
        label={t('admin.customers.inviteOwner')}
      />
    ),
    ownerInvited: null,
    line: <AddLine owner={customer} />,
  };
  return (
    <ul className={styles.missing} aria-label={t('admin.customers.missing')}>
      {missing.map(({ what, text }) => (
        <Missing key={what} text={text} mend={mend[what]} />
      ))}
    </ul>
  );
}

function Missing({ text, mend }: { text: string; mend: ReactNode }) {
  return (
    <li>
      <TriangleAlert size={18} aria-hidden />
      <span>{text}</span>
      {mend}
    </li>
  );
}

interface Gap {
  what: 'contract' | 'owner' | 'ownerInvited' | 'line';
  text: string;
}

function useMissing(customer: CustomerReply): Gap[] {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const people = useInfiniteQuery(peopleOf(customer.id));
  const lines = useInfiniteQuery(linesOf(customer.id));
  const invitations = useInfiniteQuery(invitationsOf(customer.id));
  const { state } = contractState(customer, now);
  const gaps: Gap[] = [];
  if (state !== 'inForce') gaps.push({ what: 'contract', text: t(`admin.customers.contractGap.${state}`) });
  if (people.data && !people.hasNextPage && !allItems(people.data).some(({ role }) => role === 'owner')) {
    const invited = allItems(invitations.data).find(
      ({ status, roles }) => status === 'open' && roles.includes('owner'),
    );
    if (invited) gaps.push({ what: 'ownerInvited', text: t('admin.customers.ownerInvited', { email: invited.email }) });
    else gaps.push({ what: 'owner', text: t('admin.customers.noOwner') });
  }
  if (lines.data && allItems(lines.data).length === 0) gaps.push({ what: 'line', text: t('admin.customers.noLine') });
  return gaps;
}
