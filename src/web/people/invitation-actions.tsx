import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InvitationReply } from '../../contract/access.contract.ts';
import { api } from '../lib/api.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { toastDone } from '../ui/toasts.tsx';
import { ToneBadge } from '../ui/tone-badge.tsx';

const tones = { open: 'info', accepted: 'good', revoked: 'neutral', expired: 'warn', refused: 'warn' } as const;

export function InvitationState({ invitation: { status } }: { invitation: InvitationReply }) {
  const { t } = useTranslation();
  return <ToneBadge tone={tones[status]}>{t(`people.invitations.${status}`)}</ToneBadge>;
}

/** Sends an invitation again, or takes it back. */
export function InvitationActions({ invitation: { id, email, status } }: { invitation: InvitationReply }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['/invitations'] });
  return (
    <>
      {(status === 'open' || status === 'expired') && (
        <ConfirmButton
          size="xs"
          label={t('people.invitations.resend')}
          title={t('people.invitations.resendTitle')}
          text={t('people.invitations.resendText', { email })}
          confirmLabel={t('people.invitations.resend')}
          dismissLabel={t('people.invitations.resendKeep')}
          onConfirm={async () => {
            await api.post('/invitations/{id}/resend', { params: { id } });
            toastDone(t('people.invite.done'));
            await refresh();
          }}
        />
      )}
      {status === 'open' && (
        <ConfirmButton
          size="xs"
          label={t('people.invitations.revoke')}
          title={t('people.invitations.revokeTitle')}
          text={email}
          confirmLabel={t('people.invitations.revoke')}
          dismissLabel={t('people.invitations.revokeKeep')}
          danger
          onConfirm={async () => {
            await api.post('/invitations/{id}/revoke', { params: { id } });
            await refresh();
          }}
        />
      )}
    </>
  );
}
