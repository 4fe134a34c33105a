import { Button, Group, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineGroupReply } from '../../../../contract/line-groups.contract.ts';
import { api, editableQueryOf } from '../../../lib/api.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { toastDone, toastProblem } from '../../../ui/toasts.tsx';
import { LineGroupForm, type ReadGroup } from './line-group-form.tsx';

type Step = 'edit' | 'remove';

/** Edits or deletes a group, in the version that is read when the dialog opens: what others change meanwhile is not lost. */
export function LineGroupActions({ group: { id, name } }: { group: LineGroupReply }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [read, setRead] = useState<ReadGroup | null>(null);
  const [step, setStep] = useState<Step | null>(null);
  const open = useAction({
    mutationFn: async (_wanted: Step) => {
      const query = editableQueryOf('/line-groups/{id}', { params: { id } });
      const { value, etag } = await queryClient.fetchQuery({ ...query, staleTime: 0 });
      return { group: value, etag };
    },
    onSuccess: (fresh, wanted) => {
      setRead(fresh);
      setStep(wanted);
    },
    onError: toastProblem,
  });
  const close = () => setStep(null);
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      <Button
        variant="default"
        size="xs"
        aria-label={t('customer.groups.editOf', { name })}
        onClick={() => open.mutate('edit')}
      >
        {t('customer.groups.edit')}
      </Button>
      <Button
        variant="default"
        size="xs"
        aria-label={t('customer.groups.removeOf', { name })}
        onClick={() => open.mutate('remove')}
      >
        {t('customer.groups.remove')}
      </Button>
      <Modal
        opened={step === 'edit' && read !== null}
        onClose={close}
        title={t('customer.groups.editTitle')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        {read && <LineGroupForm key={read.etag} read={read} onDone={close} onReload={() => open.mutate('edit')} />}
      </Modal>
      {read && <RemoveDialog read={read} opened={step === 'remove'} onClose={close} />}
    </Group>
  );
}

function RemoveDialog({ read, opened, onClose }: { read: ReadGroup; opened: boolean; onClose(): void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { id, name } = read.group;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('customer.groups.removeTitle', { name })}
      text={t('customer.groups.removeText')}
      confirmLabel={t('customer.groups.removeConfirm')}
      dismissLabel={t('customer.groups.keep')}
      danger
      onConfirm={async () => {
        await api.delete('/line-groups/{id}', { params: { id }, etag: read.etag });
        toastDone(t('customer.groups.removed'));
        await queryClient.invalidateQueries({ queryKey: ['/line-groups'] });
      }}
    />
  );
}
