import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { proofSentences } from '../../../contract/words/proof.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { queryOf } from '../../lib/api.ts';
import { dialHref } from '../../lib/dial-href.ts';
import { currentLanguage } from '../../lib/language.ts';
import { Facts, Section } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';

/**
 * A failure on our side, as a state with an owner: who works on it, since when, what callers hear meanwhile, what happens next
 * and whom to call. It waits for our operators, not for the customer.
 */
export function OurProblem({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { reason, fault, proof, updatedAt } = request;
  const meanwhile = proof === 'unknown' ? proofSentences.unknown[currentLanguage()] : t('customer.request.asBefore');
  return (
    <Section title={t('customer.request.ourProblem')}>
      <Text mb="md">{t('customer.request.ourProblemText')}</Text>
      {fault === null && reason !== null && <Text mb="md">{t('customer.request.technicianWrote', { reason })}</Text>}
      <Facts
        items={[
          [t('customer.request.owner'), t('customer.request.ownerValue')],
          [t('customer.request.since'), <When key="since" at={updatedAt} />],
          [t('customer.request.meanwhile'), meanwhile],
          [t('customer.request.nextStep'), t('customer.request.nextStepValue')],
          [t('customer.request.callUs'), <Desk key="desk" />],
        ]}
      />
    </Section>
  );
}

/** How to reach our desk: the number, where this installation has one. */
export function Desk() {
  const { t } = useTranslation();
  const contact = useQuery(queryOf('/contact'));
  const phone = contact.data?.desk.phone ?? null;
  return (
    <>
      {phone !== null && (
        <>
          <Anchor href={dialHref(phone)} fw={600}>
            {phoneNumberText(phone)}
          </Anchor>
          {' · '}
        </>
      )}
      <Anchor component={Link} to="/contact/desk">
        {t('customer.request.contact')}
      </Anchor>
    </>
  );
}
