import { Button, type ButtonProps, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerReply } from '../../../contract/customers.contract.ts';
import { api, editableQueryOf } from '../../lib/api.ts';
import { toastDone } from '../../ui/toasts.tsx';
import { CustomerForm } from './customer-form.tsx';

/** Changes the terms of a customer in a dialog. */
export function EditCustomer(
  parts: { customer: CustomerReply; etag: string; label?: string } & Pick<ButtonProps, 'size'>,
) {
  const { customer, etag, label, size } = parts;
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  // The version read when the form opened, so that a change by somebody else meanwhile is not overwritten.
  const [read, setRead] = useState({ customer, etag });
  const query = editableQueryOf('/customers/{id}', { params: { id: customer.id } });
  const begin = () => {
    setRead({ customer, etag });
    setOpen(true);
  };
  const reload = async () => {
    const fresh = await queryClient.fetchQuery({ ...query, staleTime: 0 });
    setRead({ customer: fresh.value, etag: fresh.etag });
  };
  return (
    <>
      <Button variant="default" size={size} onClick={begin}>
        {label ?? t('admin.edit')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('admin.customers.edit')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <CustomerForm
          key={read.etag}
          customer={read.customer}
          submit={t('admin.save')}
          onReload={() => void reload()}
          onSubmit={async (body) => {
            await api.patch('/customers/{id}', { params: { id: customer.id }, body, etag: read.etag });
            setOpen(false);
            toastDone(t('admin.saved'));
            await queryClient.invalidateQueries({ queryKey: ['/customers/{id}'] });
            await queryClient.invalidateQueries({ queryKey: ['/customers'] });
          }}
        />
      </Modal>
    </>
  );
}
