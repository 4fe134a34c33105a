import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { proofSentences } from '../../../contract/words/proof.ts';
import { useFormats } from '../../lib/formats.ts';
import { currentLanguage } from '../../lib/language.ts';
import { Section } from '../../ui/section.tsx';

/**
 * A failure on our side: since when, what it means for callers, and whom to call. It waits for our operators, not for the
 * customer.
 */
export function OurProblem({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const { reason, fault, proof, updatedAt } = request;
  const isUnknown = proof === 'unknown';
  return (
    <Section title={t('customer.request.ourProblem')}>
      <Text>{t('customer.request.ourProblemText', { at: dateTime(updatedAt) })}</Text>
      {fault === null && reason !== null && <Text mt="sm">{t('customer.request.technicianWrote', { reason })}</Text>}
      <Text mt="sm">{isUnknown ? proofSentences.unknown[currentLanguage()] : t('customer.request.asBefore')}</Text>
      <Anchor component={Link} to="/contact/desk" display="inline-block" mt="sm">
        {t('customer.request.callUs')}
      </Anchor>
    </Section>
  );
}
