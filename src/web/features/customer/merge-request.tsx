import { Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { changeRequestLifecycle } from '../../../domain/change-request/lifecycle.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { api, queryOf } from '../../lib/api.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { RequestLink } from './request-link.tsx';

/** Offers to put the lines of this request into another open one that asks for the same kind of change at the same time. */
export function MergeRequest({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const canMerge = changeRequestLifecycle[request.status].merge !== undefined;
  const open = useQuery({
    ...queryOf('/change-requests', { query: { open: 'true', limit: 100 } }),
    enabled: canMerge,
  });
  const other = canMerge ? open.data?.items.find((each) => belongsTo(each, request)) : undefined;
  if (!other) return null;
  return (
    <Section title={t('customer.adjust.mergeTitle')}>
      <Group justify="space-between">
        <Text size="sm">
          <RequestLink id={other.id} /> {other.lines.map(({ number }) => phoneNumberText(number)).join('、')}
        </Text>
        <Merge request={request} into={other} />
      </Group>
    </Section>
  );
}

/** What the server would merge; it decides. */
function belongsTo(
  other: ChangeRequestReply,
  { id, kind, slot, promptId, effectiveAt, revertAt, lines }: ChangeRequestReply,
) {
  const isSame = other.kind === kind && other.slot === slot && (promptId === null || other.promptId === promptId);
  const isThen = other.effectiveAt === effectiveAt && other.revertAt === revertAt;
  const shares = other.lines.some(({ lineId }) => lines.some((line) => line.lineId === lineId));
  return other.id !== id && isSame && isThen && !shares && changeRequestLifecycle[other.status].absorb !== undefined;
}

function Merge({ request, into }: { request: ChangeRequestReply; into: ChangeRequestReply }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const merge = async () => {
    const merged = await api.post('/change-requests/{id}/merge', {
      params: { id: request.id },
      body: { into: into.id },
    });
    queryClient.setQueryData(queryOf('/change-requests/{id}', { params: { id: into.id } }).queryKey, merged);
    toastDone(t('customer.adjust.merged'));
    void navigate(`/requests/${into.id}`);
  };
  return (
    <ConfirmButton
      label={t('customer.adjust.merge')}
      title={t('customer.adjust.mergeAsk', { number: into.number })}
      text={t('customer.adjust.mergeText')}
      confirmLabel={t('customer.adjust.mergeDo')}
      dismissLabel={t('customer.adjust.mergeKeep')}
      onConfirm={merge}
    />
  );
}
