import { Checkbox, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { api } from '../../lib/api.ts';
import { problemCode } from '../../lib/problem-error.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { toastDone } from '../../ui/toasts.tsx';

/** Takes a line out of service, or brings it back. */
export function RetireLine({ line }: { line: LineReply }) {
  return line.retiredAt === null ? <Retire line={line} /> : <Restore line={line} />;
}

function useRefresh() {
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: ['/lines/{id}'] });
    await queryClient.invalidateQueries({ queryKey: ['/lines'] });
  };
}

/** Where requests are open, the refusal is shown, and a tick says that the line is retired all the same. */
function Retire({ line }: { line: LineReply }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [override, setOverride] = useState<boolean | null>(null);
  const retire = async (reason: string) => {
    try {
      const body = { reason, override: override === true };
      await api.post('/lines/{id}/retire', { params: { id: line.id }, body });
    } catch (error) {
      if (problemCode(error) === 'line_has_requests') setOverride((former) => former ?? false);
      throw error;
    }
    toastDone(t('admin.lines.retire.done', { number: phoneNumberText(line.number) }));
    await refresh();
  };
  return (
    <ConfirmButton
      label={t('admin.lines.retire.label')}
      title={t('admin.lines.retire.title')}
      text={
        <Stack gap="xs">
          <Text>{t('admin.lines.retire.text')}</Text>
          {override !== null && (
            <Checkbox
              label={t('admin.lines.retire.override')}
              checked={override}
              onChange={({ currentTarget }) => setOverride(currentTarget.checked)}
            />
          )}
        </Stack>
      }
      confirmLabel={t('admin.lines.retire.confirm')}
      dismissLabel={t('admin.lines.retire.keep')}
      danger
      reason={{ label: t('admin.lines.retire.reason'), least: 1 }}
      onConfirm={retire}
    />
  );
}

function Restore({ line }: { line: LineReply }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  return (
    <ConfirmButton
      label={t('admin.lines.restore.label')}
      title={t('admin.lines.restore.title')}
      text={t('admin.lines.restore.text')}
      confirmLabel={t('admin.lines.restore.confirm')}
      dismissLabel={t('admin.lines.restore.keep')}
      onConfirm={async () => {
        await api.post('/lines/{id}/restore', { params: { id: line.id } });
        toastDone(t('admin.lines.restore.done', { number: phoneNumberText(line.number) }));
        await refresh();
      }}
    />
  );
}
