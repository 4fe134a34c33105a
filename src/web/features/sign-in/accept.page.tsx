import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../lib/api.ts';
import { fieldErrors } from '../../lib/problem-error.ts';
import { enterSession } from '../../lib/session.ts';
import { signInCall } from '../../lib/sign-in-call.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { NewPasswordInput } from './new-password-input.tsx';

/** Creates the account that an invitation offers, and signs it in. */
export function AcceptPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '', password: '' } });
  const accept = useAction({
    mutationFn: async (values: { name: string; password: string }) => {
      const token = search.get('token') ?? '';
      const { email } = await api.post('/invitations/accept', { body: { token, ...values } });
      await signInCall('/sign-in/email', { email, password: values.password });
      await enterSession(queryClient);
      await navigate('/', { replace: true });
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <form onSubmit={form.onSubmit((values) => accept.mutate(values))} noValidate>
      <title>{`${t('signIn.accept.title')} · Lineshift`}</title>
      <Stack>
        <div>
          <Title order={1}>{t('signIn.accept.title')}</Title>
          <Text c="dimmed">{t('signIn.accept.text')}</Text>
        </div>
        <TextInput
          key={form.key('name')}
          {...form.getInputProps('name')}
          label={t('signIn.name')}
          autoComplete="name"
          autoFocus
        />
        <NewPasswordInput key={form.key('password')} {...form.getInputProps('password')} />
        {accept.isError && <ProblemMessage error={accept.error} fieldsMarked />}
        <Button type="submit" loading={accept.isPending}>
          {t('signIn.accept.submit')}
        </Button>
      </Stack>
    </form>
  );
}
