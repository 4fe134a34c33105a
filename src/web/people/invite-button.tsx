import { Button, type ButtonProps, Modal, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MailPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomerRole, customerRoles, type Role, staffRoles } from '../../domain/access/role.ts';
import { api, freshKey, queryOf } from '../lib/api.ts';
import { fieldErrors } from '../lib/problem-error.ts';
import { hasRole, useMe } from '../lib/session.ts';
import { useAction } from '../lib/use-action.ts';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { toastDone } from '../ui/toasts.tsx';

/** The organisation into which an admin invites, and the role to begin with. */
export interface Seat {
  organisationId: string;
  role: CustomerRole;
}

/** Invites somebody by mail: an owner into the own organisation, an admin anybody, or into the one that is named. */
export function InviteButton({ seat, label, size }: { seat?: Seat; label?: string; size?: ButtonProps['size'] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size={size} leftSection={<MailPlus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {label ?? t('people.invite.button')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('people.invite.title')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <InviteForm seat={seat} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

interface Wish {
  email: string;
  roles: string[];
  organisationId: string;
}

function useInvite(onDone: () => void, onFault: (error: unknown) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const key = useRef(freshKey());
  return useAction({
    mutationFn: ({ email, roles, organisationId }: Wish) =>
      api.post('/invitations', {
        body: { email, roles: roles as Role[], ...(organisationId === '' ? {} : { organisationId }) },
        key: key.current,
      }),
    onSuccess: async () => {
      toastDone(t('people.invite.done'));
      onDone();
      await queryClient.invalidateQueries({ queryKey: ['/invitations'] });
    },
    onError: (error) => {
      // A corrected form is another request.
      key.current = freshKey();
      onFault(error);
    },
  });
}

function InviteForm({ seat, onDone }: { seat?: Seat; onDone(): void }) {
  const { t } = useTranslation();
  const choosesSide = hasRole(useMe(), 'admin') && seat === undefined;
  const form = useForm<Wish>({
    initialValues: {
      email: '',
      roles: choosesSide ? [] : [seat?.role ?? 'member'],
      organisationId: seat?.organisationId ?? '',
    },
  });
  const invite = useInvite(onDone, (error) => form.setErrors(fieldErrors(error)));
  return (
    <form onSubmit={form.onSubmit((values) => invite.mutate(values))} noValidate>
      <Stack>
        <TextInput {...form.getInputProps('email')} label={t('people.email')} type="email" data-autofocus />
        {choosesSide ? (
          <AdminChoice form={form} />
        ) : (
          <Select
            label={t('people.roleLabel')}
            allowDeselect={false}
            value={form.values.roles[0]}
            onChange={(role) => form.setFieldValue('roles', [role ?? 'member'])}
            data={customerRoles.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
          />
        )}
        {invite.isError && <ProblemMessage error={invite.error} fieldsMarked />}
        <Button type="submit" loading={invite.isPending}>
          {t('people.invite.submit')}
        </Button>
      </Stack>
    </form>
  );
}

function AdminChoice({ form }: { form: ReturnType<typeof useForm<Wish>> }) {
  const { t } = useTranslation();
  const customers = useQuery(queryOf('/customers', { query: { limit: 200 } }));
  const options = (roles: readonly Role[]) => roles.map((role) => ({ value: role, label: t(`people.role.${role}`) }));
  const isCustomer = form.values.roles.some((role) => (customerRoles as readonly string[]).includes(role));
  return (
    <>
      <MultiSelect
        {...form.getInputProps('roles')}
        label={t('people.roleLabel')}
        data={[
          { group: t('people.invite.staffSide'), items: options(staffRoles) },
          { group: t('people.invite.customerSide'), items: options(customerRoles) },
        ]}
      />
      {isCustomer && (
        <Select
          {...form.getInputProps('organisationId')}
          label={t('people.invite.organisation')}
          searchable
          data={customers.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      )}
    </>
  );
}
