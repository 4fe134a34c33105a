import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';

/**
 * The page where the recipient of an invitation refuses further ones. Opening it decides nothing, because mail programs
 * open links by themselves.
 */
export function RefuseMailPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const choose = useAction({
    mutationFn: (choice: 'refuse' | 'allow') =>
      api.post('/invitations/mail-choice', { body: { token: search.get('token') ?? '', choice } }),
  });
  const name = choose.data?.organisationName ?? 'Lineshift';
  const isRefused = choose.data?.refused === true;
  return (
    <Stack>
      <title>{`${t('signIn.refuse.title')} · Lineshift`}</title>
      <Title order={1}>{t('signIn.refuse.title')}</Title>
      {choose.data ? (
        <Text role="status">{t(isRefused ? 'signIn.refuse.done' : 'signIn.refuse.allowed', { name })}</Text>
      ) : (
        <Text c="dimmed">{t('signIn.refuse.text')}</Text>
      )}
      {choose.isError && <ProblemMessage error={choose.error} />}
      <Button
        variant={isRefused ? 'default' : 'filled'}
        loading={choose.isPending}
        onClick={() => choose.mutate(isRefused ? 'allow' : 'refuse')}
      >
        {t(isRefused ? 'signIn.refuse.again' : 'signIn.refuse.submit')}
      </Button>
    </Stack>
  );
}
