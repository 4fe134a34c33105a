import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../lib/api.ts';
import { fieldErrors } from '../../lib/problem-error.ts';
import { hasRole, meQuery, useMe } from '../../lib/session.ts';
import { useAction } from '../../lib/use-action.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { RoleBadges } from '../../ui/role-badges.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { MailChoiceSection } from './mail-choice-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { ShortcutsSection } from './shortcuts-section.tsx';

export function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      <PageHeader title={t('account.title')} />
      <Section title={t('account.who')}>
        <Stack>
          <Facts
            items={[
              [t('account.email'), me.email],
              [t('account.organisation'), me.organisation?.name ?? t('account.staff')],
              [t('account.roles'), <RoleBadges key="roles" roles={me.roles} />],
            ]}
          />
          <NameForm />
        </Stack>
      </Section>
      <Section title={t('account.secondFactor.title')}>
        <Group justify="space-between">
          <Stack gap={4} align="flex-start">
            <ToneBadge tone={me.secondFactor.set ? 'good' : 'warn'}>
              {t(me.secondFactor.set ? 'account.secondFactor.on' : 'account.secondFactor.off')}
            </ToneBadge>
            <Text size="sm" c="dimmed">
              {t('account.secondFactor.text')}
            </Text>
          </Stack>
          <Button component={Link} to="/account/second-factor" variant="default">
            {t(me.secondFactor.set ? 'account.secondFactor.manage' : 'account.secondFactor.begin')}
          </Button>
        </Group>
      </Section>
      <MailChoiceSection />
      <PasswordSection />
      {hasRole(me, 'technician', 'operator', 'admin') && <ShortcutsSection />}
      <SessionsSection />
    </>
  );
}

function NameForm() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: useMe().name } });
  const save = useAction({
    mutationFn: (body: { name: string }) => api.patch('/me', { body }),
    onSuccess: (me) => {
      queryClient.setQueryData(meQuery.queryKey, me);
      toastDone(t('account.saved'));
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Group align="flex-end">
        <TextInput
          key={form.key('name')}
          {...form.getInputProps('name')}
          label={t('account.name')}
          autoComplete="name"
          flex="1 1 14rem"
          maw={360}
        />
        <Button type="submit" variant="default" loading={save.isPending}>
          {t('account.save')}
        </Button>
      </Group>
      {save.isError && <ProblemMessage error={save.error} fieldsMarked />}
    </form>
  );
}
