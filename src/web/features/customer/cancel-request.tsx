import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { changeRequestLifecycle } from '../../../domain/change-request/lifecycle.ts';
import { api, queryOf } from '../../lib/api.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { toastDone } from '../../ui/toasts.tsx';

/** Cancels a request that can still be cancelled; nothing for others. */
export function CancelRequest({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  if (!changeRequestLifecycle[request.status].cancel) return null;
  const cancel = async (reason: string) => {
    const now = await api.post('/change-requests/{id}/cancel', {
      params: { id: request.id },
      body: reason === '' ? {} : { reason },
    });
    queryClient.setQueryData(queryOf('/change-requests/{id}', { params: { id: request.id } }).queryKey, now);
    toastDone(t('customer.request.cancelled'));
  };
  return (
    <ConfirmButton
      label={t('customer.request.cancel')}
      title={t('customer.request.cancelTitle')}
      text={t('customer.request.cancelText')}
      confirmLabel={t('customer.request.cancelDo')}
      dismissLabel={t('customer.request.cancelKeep')}
      danger
      reason={{ label: t('customer.request.cancelReason'), least: 0 }}
      onConfirm={cancel}
    />
  );
}
