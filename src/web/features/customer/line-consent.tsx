import { Anchor, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { api } from '../../lib/api.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { type Consent, ConsentChoice } from './consents/consent-choice.tsx';
import { FoldedConsentHistory } from './consents/folded-consent-history.tsx';
import { FoldedContact } from './consents/folded-contact.tsx';

/** The standing consent to emergency announcements; an owner changes it, a member reads it. */
export function LineConsent({ line, etag }: { line: LineReply; etag: string }) {
  const { t } = useTranslation();
  const isOwner = hasRole(useMe(), 'owner');
  const queryClient = useQueryClient();
  // Shown in the press itself; what the mutation and the query hold is drawn a task later.
  const [pressed, setPressed] = useState<Consent | null>(null);
  const change = useAction({
    mutationFn: (emergencyConsent: Consent) =>
      api.patch('/lines/{id}', { params: { id: line.id }, body: { emergencyConsent }, etag }),
    onSuccess: () => toastDone(t('customer.consent.saved')),
    // Also after a refusal: somebody else may have changed it meanwhile.
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/lines/{id}', { id: line.id }] });
      setPressed(null);
    },
  });
  return (
    <Section title={t('customer.consent.title')}>
      <ConsentChoice
        value={pressed ?? line.emergencyConsent}
        onChange={(value) => {
          setPressed(value);
          change.mutate(value);
        }}
        disabled={!isOwner || change.isPending}
        description={isOwner ? undefined : t('customer.consent.ownerOnly')}
      />
      {change.isError && (
        <Text component="div" mt="md">
          <ProblemMessage error={change.error} />
        </Text>
      )}
      <Stack gap="xs" mt="md">
        {line.contactName !== undefined && <FoldedContact line={line} etag={etag} />}
        <FoldedConsentHistory lineId={line.id} />
        <Anchor component={Link} to="/consents" size="sm">
          {t('customer.consent.all')}
        </Anchor>
      </Stack>
    </Section>
  );
}
