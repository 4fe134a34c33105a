import { Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signInCall } from '../../lib/sign-in-call.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';

/** The second factor: a code of the app, or one of the backup codes. */
export function CodeStep({ onSignedIn, onAgain }: { onSignedIn(): Promise<void>; onAgain(): void }) {
  const { t } = useTranslation();
  const [backup, setBackup] = useState(false);
  const [code, setCode] = useState('');
  const verify = useAction({
    mutationFn: async (given: string) => {
      if (backup) await signInCall('/two-factor/verify-backup-code', { code: given });
      else await signInCall('/two-factor/verify-totp', { code: given });
      await onSignedIn();
    },
  });
  const type = (value: string) => {
    const given = backup ? value : value.replace(/\D/g, '').slice(0, 6);
    setCode(given);
    // Six digits are complete, so the form is sent without a press.
    if (!backup && given.length === 6 && !verify.isPending) verify.mutate(given);
  };
  const swap = () => {
    setBackup(!backup);
    setCode('');
    verify.reset();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        verify.mutate(code.trim());
      }}
    >
      <title>{`${t('signIn.code.title')} · Lineshift`}</title>
      <Stack>
        <div>
          <Title order={1}>{t('signIn.code.title')}</Title>
          <Text c="dimmed">{t(backup ? 'signIn.code.backupText' : 'signIn.code.text')}</Text>
        </div>
        <TextInput
          key={String(backup)}
          label={t(backup ? 'signIn.code.backup' : 'signIn.code.code')}
          value={code}
          onChange={(event) => type(event.currentTarget.value)}
          inputMode={backup ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          autoFocus
        />
        {verify.isError && <ProblemMessage error={verify.error} />}
        <Button type="submit" loading={verify.isPending} disabled={code.trim().length < 6}>
          {t('signIn.submit')}
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={swap}>
          {t(backup ? 'signIn.code.useApp' : 'signIn.code.useBackup')}
        </Anchor>
        <Anchor component="button" type="button" size="sm" onClick={onAgain}>
          {t('signIn.code.again')}
        </Anchor>
      </Stack>
    </form>
  );
}
