import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { meQuery, useMe } from '../../lib/session.ts';
import { signInCall } from '../../lib/sign-in-call.ts';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { ScanStep } from './scan-step.tsx';

interface Offer {
  totpUri: string;
  backupCodes: string[];
}

export function SecondFactorPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [offer, setOffer] = useState<Offer | null>(null);
  const isNew = offer !== null || !me.secondFactor.set;
  return (
    <>
      <PageHeader
        title={t('account.secondFactor.title')}
        text={t(me.secondFactor.required ? 'account.secondFactor.required' : 'account.secondFactor.text')}
      />
      {isNew ? <SetUp offer={offer} onOffer={setOffer} /> : <Manage />}
    </>
  );
}

function SetUp({ offer, onOffer }: { offer: Offer | null; onOffer(offer: Offer | null): void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const finish = async () => {
    await queryClient.refetchQueries({ queryKey: meQuery.queryKey });
    onOffer(null);
    toastDone(t('account.secondFactor.done'));
    await navigate('/', { replace: true });
  };
  if (offer) return <ScanStep {...offer} onDone={finish} />;
  return (
    <Section title={t('account.secondFactor.step1')}>
      <PasswordForm
        submit={t('account.secondFactor.begin')}
        onPassword={async (password) => onOffer(await signInCall('/two-factor/enable', { password }))}
      />
    </Section>
  );
}

function Manage() {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const [codes, setCodes] = useState<string[] | null>(null);
  const [password, setPassword] = useState('');
  const remove = async () => {
    await signInCall('/two-factor/disable', { password });
    await queryClient.refetchQueries({ queryKey: meQuery.queryKey });
  };
  return (
    <>
      <Section title={t('account.secondFactor.codesTitle')}>
        {codes ? (
          <BackupCodes codes={codes} />
        ) : (
          <PasswordForm
            submit={t('account.secondFactor.newCodes')}
            onPassword={async (given) => {
              const reply = await signInCall('/two-factor/generate-backup-codes', { password: given });
              setCodes(reply.backupCodes);
            }}
          />
        )}
      </Section>
      {!me.secondFactor.required && (
        <Section title={t('account.secondFactor.removeTitle')}>
          <ConfirmButton
            label={t('account.secondFactor.remove')}
            title={t('account.secondFactor.removeTitle')}
            text={
              <Stack>
                <Text>{t('account.secondFactor.removeText')}</Text>
                <PasswordInput
                  label={t('signIn.password')}
                  value={password}
                  onChange={(event) => setPassword(event.currentTarget.value)}
                  visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
                />
              </Stack>
            }
            confirmLabel={t('account.secondFactor.remove')}
            dismissLabel={t('account.secondFactor.removeKeep')}
            danger
            onConfirm={remove}
          />
        </Section>
      )}
    </>
  );
}

/** Steps that weaken or renew the second factor ask for the password again. */
function PasswordForm({ submit, onPassword }: { submit: string; onPassword(password: string): Promise<void> }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const send = useAction({ mutationFn: () => onPassword(password) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Stack maw={360}>
        <PasswordInput
          label={t('account.password.current')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        {send.isError && <ProblemMessage error={send.error} />}
        <Button type="submit" loading={send.isPending} disabled={password === ''} w="fit-content">
          {submit}
        </Button>
      </Stack>
    </form>
  );
}
