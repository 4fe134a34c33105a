import { Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { fieldErrors } from '../../lib/problem-error.ts';
import { signInCall } from '../../lib/sign-in-call.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';

/** Asks for a link to set a new password. The answer is the same whether the address is known or not. */
export function ForgotPage() {
  const { t } = useTranslation();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' } });
  const ask = useAction({
    mutationFn: (values: { email: string }) => signInCall('/request-password-reset', values),
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <form onSubmit={form.onSubmit((values) => ask.mutate(values))} noValidate>
      <title>{`${t('signIn.forgotten.title')} · Lineshift`}</title>
      <Stack>
        <div>
          <Title order={1}>{t('signIn.forgotten.title')}</Title>
          <Text c="dimmed">{t('signIn.forgotten.text')}</Text>
        </div>
        {ask.isSuccess ? (
          <Text role="status">{t('signIn.forgotten.sent')}</Text>
        ) : (
          <>
            <TextInput
              key={form.key('email')}
              {...form.getInputProps('email')}
              label={t('signIn.email')}
              type="email"
              autoComplete="username"
              autoFocus
            />
            {ask.isError && <ProblemMessage error={ask.error} fieldsMarked />}
            <Button type="submit" loading={ask.isPending}>
              {t('signIn.forgotten.submit')}
            </Button>
          </>
        )}
        <Anchor component={Link} to="/sign-in" size="sm">
          {t('signIn.back')}
        </Anchor>
      </Stack>
    </form>
  );
}
