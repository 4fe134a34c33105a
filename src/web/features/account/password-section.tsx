import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../lib/problem-error.ts';
import { signInCall } from '../../lib/sign-in-call.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';

export function PasswordSection() {
  const { t } = useTranslation();
  const form = useForm({ mode: 'uncontrolled', initialValues: { currentPassword: '', newPassword: '' } });
  const change = useAction({
    mutationFn: (values: { currentPassword: string; newPassword: string }) => signInCall('/change-password', values),
    onSuccess: () => {
      form.reset();
      toastDone(t('account.password.done'));
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const eye = { 'aria-label': t('signIn.showPassword') };
  return (
    <Section title={t('account.password.title')}>
      <form onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
        <Stack maw={360}>
          <PasswordInput
            key={form.key('currentPassword')}
            {...form.getInputProps('currentPassword')}
            label={t('account.password.current')}
            autoComplete="current-password"
            visibilityToggleButtonProps={eye}
          />
          <PasswordInput
            key={form.key('newPassword')}
            {...form.getInputProps('newPassword')}
            label={t('signIn.newPassword')}
            description={t('signIn.passwordRule')}
            autoComplete="new-password"
            visibilityToggleButtonProps={eye}
          />
          {change.isError && <ProblemMessage error={change.error} fieldsMarked />}
          <Button type="submit" variant="default" loading={change.isPending} w="fit-content">
            {t('account.password.submit')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
