import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { QualificationReply } from '../../../contract/qualifications.contract.ts';
import { type QualificationReasonCode, reasonEffects } from '../../../domain/qualification/qualification-input.ts';
import { api, queryOf } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import type { AnyFiling } from './filing.ts';

/** The one open request that alone stands against a filing; null where something else does. */
export function openTwinOf({ duplicates, reasons }: QualificationReply): string | null {
  const isAlone = reasons.every(({ code }) =>
    ['conflict', 'information'].includes(reasonEffects[code as QualificationReasonCode]),
  );
  const [twin, ...others] = duplicates;
  return twin && isAlone && others.length === 0 ? twin.changeRequestId : null;
}

/** Puts what was filled in into the open request; the server refuses once a technician has taken that one. */
export function JoinOpen({ id, body }: { id: string; body: AnyFiling }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const join = useAction({
    mutationFn: () => api.post('/change-requests/{id}/join', { params: { id }, body }),
    onSuccess: async (request) => {
      queryClient.setQueryData(queryOf('/change-requests/{id}', { params: { id } }).queryKey, request);
      toastDone(t('customer.replace.joined'));
      await navigate(`/requests/${id}`);
    },
  });
  return (
    <Stack gap="sm">
      <Text>{t('customer.replace.joinText')}</Text>
      {join.isError && <ProblemMessage error={join.error} />}
      <Group>
        <Button size="md" loading={join.isPending} onClick={() => join.mutate()}>
          {t('customer.replace.join')}
        </Button>
      </Group>
    </Stack>
  );
}
