import { Radio, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { api } from '../../lib/api.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';

type Consent = LineReply['emergencyConsent'];
const choices: readonly Consent[] = ['auto', 'ask', 'never'];

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
      <Radio.Group
        value={pressed ?? line.emergencyConsent}
        onChange={(value) => {
          setPressed(value as Consent);
          change.mutate(value as Consent);
        }}
        label={t('customer.consent.text')}
        labelProps={{ fw: 400, mb: 'sm' }}
        description={isOwner ? undefined : t('customer.consent.ownerOnly')}
      >
        <Stack gap="sm">
          {choices.map((choice) => (
            <Radio
              key={choice}
              value={choice}
              disabled={!isOwner || change.isPending}
              label={t(`customer.consent.${choice}`)}
              description={t(`customer.consent.${choice}Text`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {change.isError && (
        <Text component="div" mt="md">
          <ProblemMessage error={change.error} />
        </Text>
      )}
    </Section>
  );
}
