import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineGroupReply } from '../../../../contract/line-groups.contract.ts';
import { api, freshKey } from '../../../lib/api.ts';
import { useUnsavedGuard } from '../../../lib/unsaved-guard.ts';
import { useAction } from '../../../lib/use-action.ts';
import { EditProblem } from '../../../ui/edit-problem.tsx';
import { toastDone } from '../../../ui/toasts.tsx';
import { LinesField } from './lines-field.tsx';

/** A group as it was read, with the version that a change has to name. */
export interface ReadGroup {
  group: LineGroupReply;
  etag: string;
}

/** Saves lines as a new group. */
export function NewLineGroup() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('customer.groups.add')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('customer.groups.add')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <LineGroupForm onDone={() => setOpen(false)} onReload={() => undefined} />
      </Modal>
    </>
  );
}

/** Name and lines of a group: a new one, or one that was read. */
export function LineGroupForm({ read, onDone, onReload }: { read?: ReadGroup; onDone(): void; onReload(): void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState(read?.group.name ?? '');
  const [lineIds, setLines] = useState<string[]>(read?.group.lineIds ?? []);
  const key = useRef(freshKey());
  const save = useAction({
    mutationFn: () => {
      const body = { name: name.trim(), lineIds };
      if (!read) return api.post('/line-groups', { body, key: key.current });
      return api.patch('/line-groups/{id}', { params: { id: read.group.id }, body, etag: read.etag });
    },
    onSuccess: async () => {
      onDone();
      toastDone(t('customer.groups.saved'));
      await queryClient.invalidateQueries({ queryKey: ['/line-groups'] });
    },
    // A corrected form is another request.
    onError: () => {
      key.current = freshKey();
    },
  });
  const isChanged = name !== (read?.group.name ?? '') || lineIds.join() !== (read?.group.lineIds ?? []).join();
  useUnsavedGuard(isChanged && !save.isSuccess);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={t('customer.groups.name')}
          value={name}
          maxLength={80}
          onChange={({ currentTarget: { value } }) => setName(value)}
          data-autofocus
        />
        <LinesField value={lineIds} onChange={setLines} />
        {save.isError && <EditProblem error={save.error} onReload={onReload} />}
        <Button type="submit" loading={save.isPending} disabled={name.trim() === '' || lineIds.length === 0}>
          {t('customer.groups.save')}
        </Button>
      </Stack>
    </form>
  );
}
