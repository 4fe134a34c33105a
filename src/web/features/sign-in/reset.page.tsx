import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { fieldErrors } from '../../lib/problem-error.ts';
import { signInCall } from '../../lib/sign-in-call.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { NewPasswordInput } from './new-password-input.tsx';

/** Sets a new password with the token of a mailed link. */
export function ResetPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const form = useForm({ mode: 'uncontrolled', initialValues: { newPassword: '' } });
  const set = useAction({
    mutationFn: (values: { newPassword: string }) =>
      signInCall('/reset-password', { token: search.get('token') ?? '', ...values }),
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <form onSubmit={form.onSubmit((values) => set.mutate(values))} noValidate>
      <title>{`${t('signIn.reset.title')} · Lineshift`}</title>
      <Stack>
        <div>
          <Title order={1}>{t('signIn.reset.title')}</Title>
          <Text c="dimmed">{t('signIn.reset.text')}</Text>
        </div>
        {set.isSuccess ? (
          <Text role="status">{t('signIn.reset.done')}</Text>
        ) : (
          <>
            <NewPasswordInput key={form.key('newPassword')} {...form.getInputProps('newPassword')} autoFocus />
            {set.isError && <ProblemMessage error={set.error} fieldsMarked />}
            <Button type="submit" loading={set.isPending}>
              {t('signIn.reset.submit')}
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
