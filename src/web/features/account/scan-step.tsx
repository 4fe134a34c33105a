import { Button, Checkbox, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signInCall } from '../../lib/sign-in-call.ts';
import { useAction } from '../../lib/use-action.ts';
import styles from '../../ui/layout.module.css';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { QrCode } from './qr-code.tsx';

/** Scan or type the secret, keep the backup codes, prove it with the first code. */
export function ScanStep(parts: { totpUri: string; backupCodes: string[]; onDone(): Promise<void> }) {
  const { totpUri, backupCodes, onDone } = parts;
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [kept, setKept] = useState(false);
  const verify = useAction({
    mutationFn: async () => {
      await signInCall('/two-factor/verify-totp', { code });
      await onDone();
    },
  });
  const secret = new URL(totpUri).searchParams.get('secret') ?? '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        verify.mutate();
      }}
    >
      <Section title={t('account.secondFactor.step2')}>
        <Group align="flex-start" gap="xl">
          <QrCode text={totpUri} label={t('account.secondFactor.qr')} />
          <Stack gap="xs" flex="1 1 16rem">
            <Text>{t('account.secondFactor.scan')}</Text>
            <Text size="sm" c="dimmed">
              {t('account.secondFactor.type')}
            </Text>
            <Code block className={styles.secret}>
              {secret.match(/.{1,4}/g)?.join(' ')}
            </Code>
          </Stack>
        </Group>
      </Section>
      <Section title={t('account.secondFactor.step3')}>
        <BackupCodes codes={backupCodes} />
        <Checkbox
          mt="md"
          checked={kept}
          onChange={(event) => setKept(event.currentTarget.checked)}
          label={t('account.secondFactor.kept')}
        />
      </Section>
      <Section title={t('account.secondFactor.step4')}>
        <Stack maw={360}>
          <TextInput
            label={t('signIn.code.code')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value.replace(/\D/g, '').slice(0, 6))}
            inputMode="numeric"
            autoComplete="one-time-code"
          />
          {verify.isError && <ProblemMessage error={verify.error} />}
          <Button type="submit" loading={verify.isPending} disabled={code.length < 6 || !kept} w="fit-content">
            {t('account.secondFactor.finish')}
          </Button>
        </Stack>
      </Section>
    </form>
  );
}
