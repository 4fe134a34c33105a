import { Anchor, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { fieldErrors } from '../../lib/problem-error.ts';
import { enterSession } from '../../lib/session.ts';
import { signInCall } from '../../lib/sign-in-call.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { CodeStep } from './code-step.tsx';
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
  return codeNeeded ? (
    <CodeStep onSignedIn={enter} onAgain={() => setCodeNeeded(false)} />
  ) : (
    <PasswordStep onSignedIn={enter} onCodeNeeded={() => setCodeNeeded(true)} />
  );
}

function PasswordStep({ onSignedIn, onCodeNeeded }: { onSignedIn(): Promise<void>; onCodeNeeded(): void }) {
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
        <div>
          <Title order={1}>{t('signIn.title')}</Title>
          <Text c="dimmed">{t('signIn.text')}</Text>
        </div>
        <TextInput
          key={form.key('email')}
          {...form.getInputProps('email')}
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          autoFocus
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
