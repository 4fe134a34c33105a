import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, freshKey } from '../../lib/api.ts';
import { fieldOf, instantOf } from '../../lib/taipei-input.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { toastDone } from '../../ui/toasts.tsx';

interface Typed {
  from: string;
  until: string;
  reason: string;
}

/** Opens temporary service hours, in a dialog that says what customers read and that promised times stay. */
export function OpenServiceHours({ onOpened }: { onOpened(): Promise<void> }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [key, setKey] = useState(freshKey);
  const [typed, setTyped] = useState(fresh);
  const { reason } = typed;
  const [from, until] = [instantOf(typed.from), instantOf(typed.until)];
  const isWhole = until !== undefined && reason.trim() !== '' && (typed.from === '' || from !== undefined);
  const open = async () => {
    if (until === undefined) return;
    try {
      const body = { ...(from === undefined ? {} : { from }), until, reason: reason.trim() };
      const { state } = await api.post('/service-hours/extensions', { body, key });
      toastDone(t(state === 'open' ? 'start.hours.opened' : 'start.hours.planned'));
    } finally {
      setKey(freshKey());
      await onOpened();
    }
  };
  return (
    <>
      <Button
        variant="default"
        size="sm"
        onClick={() => {
          setTyped(fresh());
          setOpened(true);
        }}
      >
        {t('start.hours.open')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('start.hours.open')}
        text={<Fields typed={typed} onChange={(changed) => setTyped({ ...typed, ...changed })} />}
        confirmLabel={t('start.hours.confirm')}
        dismissLabel={t('start.hours.dismiss')}
        ready={isWhole}
        onConfirm={open}
      />
    </>
  );
}

/** Until 22:00 of today, or of tomorrow where that is near. */
function fresh(): Typed {
  const now = Date.now();
  const tonight = fieldOf(now, 0, '22:00');
  const isNear = Date.parse(instantOf(tonight) ?? '') < now + 3_600_000;
  return { from: '', until: isNear ? fieldOf(now, 1, '22:00') : tonight, reason: '' };
}

function Fields({ typed, onChange }: { typed: Typed; onChange(changed: Partial<Typed>): void }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Text>{t('start.hours.text')}</Text>
      <TextInput
        label={t('start.hours.reason')}
        description={t('start.hours.reasonHint')}
        value={typed.reason}
        onChange={({ currentTarget: { value } }) => onChange({ reason: value })}
        maxLength={120}
        required
        data-autofocus
      />
      <TextInput
        type="datetime-local"
        label={t('start.hours.from')}
        description={t('start.hours.fromHint')}
        value={typed.from}
        onChange={({ currentTarget: { value } }) => onChange({ from: value })}
      />
      <TextInput
        type="datetime-local"
        label={t('start.hours.until')}
        description={t('start.hours.untilHint')}
        value={typed.until}
        onChange={({ currentTarget: { value } }) => onChange({ until: value })}
        required
      />
    </Stack>
  );
}
