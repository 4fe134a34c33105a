import { Button, Code, CopyButton, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../domain/access/role.ts';
import { api } from '../../lib/api.ts';
import { fieldErrors } from '../../lib/problem-error.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { useAction } from '../../lib/use-action.ts';
import styles from '../../ui/layout.module.css';
import { ProblemMessage } from '../../ui/problem-message.tsx';

const lifetimes = { month: 30, year: 365, endless: null } as const;
type Lifetime = keyof typeof lifetimes;

interface Wish {
  name: string;
  role: Role;
  lifetime: Lifetime;
}

function expiryOf(lifetime: Lifetime): { expiresAt?: string } {
  const days = lifetimes[lifetime];
  return days === null ? {} : { expiresAt: new Date(Date.now() + days * 86_400_000).toISOString() };
}

/** Creates a key and shows it only once. */
export function NewKeyDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const make = useAction({
    mutationFn: ({ name, role, lifetime }: Wish) =>
      api.post('/api-keys', { body: { name, role, ...expiryOf(lifetime) } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api-keys'] }),
  });
  const close = () => {
    onClose();
    make.reset();
  };
  return (
    <Modal
      opened={open}
      onClose={close}
      title={t(make.data ? 'people.keys.made' : 'people.keys.new')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {make.data ? (
        <Stack>
          <Text>{t('people.keys.once')}</Text>
          <Code block className={styles.secret}>
            {make.data.key}
          </Code>
          <CopyButton value={make.data.key}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'people.keys.copied' : 'people.keys.copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={close}>{t('people.keys.kept')}</Button>
        </Stack>
      ) : (
        <KeyForm make={make} />
      )}
    </Modal>
  );
}

interface Making {
  mutate(wish: Wish, options: { onError(error: unknown): void }): void;
  isPending: boolean;
  isError: boolean;
  error: unknown;
}

function KeyForm({ make }: { make: Making }) {
  const { t } = useTranslation();
  const me = useMe();
  const roles: Role[] = hasRole(me, 'owner') ? ['owner', 'member'] : me.roles;
  const form = useForm<Wish>({ initialValues: { name: '', role: roles[0] ?? 'member', lifetime: 'year' } });
  return (
    <form
      onSubmit={form.onSubmit((wish) => make.mutate(wish, { onError: (error) => form.setErrors(fieldErrors(error)) }))}
    >
      <Stack>
        <TextInput
          {...form.getInputProps('name')}
          label={t('people.keys.name')}
          description={t('people.keys.nameHint')}
          data-autofocus
        />
        <Select
          {...form.getInputProps('role')}
          label={t('people.roleLabel')}
          allowDeselect={false}
          data={roles.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
        />
        <Select
          {...form.getInputProps('lifetime')}
          label={t('people.keys.expires')}
          allowDeselect={false}
          data={(Object.keys(lifetimes) as Lifetime[]).map((value) => ({
            value,
            label: t(`people.keys.for.${value}`),
          }))}
        />
        {make.isError && <ProblemMessage error={make.error} fieldsMarked />}
        <Button type="submit" loading={make.isPending}>
          {t('people.keys.make')}
        </Button>
      </Stack>
    </form>
  );
}
