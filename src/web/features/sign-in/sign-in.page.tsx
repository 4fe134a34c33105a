import { Anchor, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { queryOf } from '../../lib/api.ts';
import { fieldErrors } from '../../lib/problem-error.ts';
import { enterSession } from '../../lib/session.ts';
import { signInCall } from '../../lib/sign-in-call.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { CodeStep } from './code-step.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { ownPath } from './own-path.ts';

export function SignInPage() {
  const [codeNeeded, setCodeNeeded] = useState(false);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const enter = async () => {
    await enterSession(queryClient);
    await navigate(ownPath(search.get('next'), location.origin), { replace: true });
  };
  // Asked for before anything is shown, so that the accounts of a demonstration push nothing aside.
  const installation = useQuery(queryOf('/installation'));
  if (codeNeeded) return <CodeStep onSignedIn={enter} onAgain={() => setCodeNeeded(false)} />;
  if (installation.isPending) return null;
  const accounts = installation.data?.demoAccounts;
  const step = <PasswordStep beside={!!accounts} onSignedIn={enter} onCodeNeeded={() => setCodeNeeded(true)} />;
  if (!accounts) return step;
  return (
    <DemoAccounts accounts={accounts} onSignedIn={enter} onCodeNeeded={() => setCodeNeeded(true)}>
      {step}
    </DemoAccounts>
  );
}

/** `beside`: stands beside the accounts of a demonstration, which have the page's heading. */
function PasswordStep(parts: { beside: boolean; onSignedIn(): Promise<void>; onCodeNeeded(): void }) {
  const { beside, onSignedIn, onCodeNeeded } = parts;
  const { t } = useTranslation();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  const signIn = useAction({
    mutationFn: async (values: { email: string; password: string }) => {
      const { status } = await signInCall('/sign-in/email', values);
      if (status === 'secondFactorNeeded') onCodeNeeded();
      else await onSignedIn();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
      <title>{`${t('signIn.title')} · Lineshift`}</title>
      <Stack>
        {beside ? (
          <Title order={2}>{t('signIn.demo.password')}</Title>
        ) : (
          <div>
            <Title order={1}>{t('signIn.title')}</Title>
            <Text c="dimmed">{t('signIn.text')}</Text>
          </div>
        )}
        <TextInput
          key={form.key('email')}
          {...form.getInputProps('email')}
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          autoFocus={!beside}
        />
        <PasswordInput
          key={form.key('password')}
          {...form.getInputProps('password')}
          label={t('signIn.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        {signIn.isError && <ProblemMessage error={signIn.error} fieldsMarked />}
        <Button type="submit" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
        <Anchor component={Link} to="/forgot-password" size="sm">
          {t('signIn.forgot')}
        </Anchor>
      </Stack>
    </form>
  );
}
