import { Button, Group, Modal, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { CalendarClock, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftReply } from '../../../contract/on-call.contract.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { When } from '../../ui/when.tsx';
import { ListCheck } from './list-check.tsx';
import { useOnCallWords, usePlaceWord } from './on-call-words.ts';
import { RotaFindings } from './rota-findings.tsx';
import { bodyOf, type ReadList, useSaveList } from './save-list.ts';
import { ShiftForm } from './shift-form.tsx';

type Step = { act: 'edit'; shift?: ShiftReply } | { act: 'remove'; shift: ShiftReply };

/** The shifts that have not ended: added, changed, removed. */
export function ShiftsSection({ list }: { list: ReadList }) {
  const t = useOnCallWords();
  const { t: shared } = useTranslation();
  const queryClient = useQueryClient();
  const [step, setStep] = useState<Step | null>(null);
  const columns = useColumns(list, setStep);
  const { shifts, gaps, overlaps } = list.value;
  const close = () => setStep(null);
  const add = (
    <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setStep({ act: 'edit' })}>
      {t('shifts.add')}
    </Button>
  );
  return (
    <Section title={t('shifts.title')} actions={shifts.length > 0 && add}>
      {shifts.length === 0 ? (
        <EmptyState icon={CalendarClock} title={t('shifts.none')} text={t('shifts.noneText')} action={add} />
      ) : (
        <Stack>
          <RotaFindings found={{ gaps, overlaps }} />
          <RecordTable caption={t('shifts.title')} columns={columns} rows={shifts} rowKey={keyOf} />
        </Stack>
      )}
      <Modal
        opened={step?.act === 'edit'}
        onClose={close}
        title={t(step?.shift ? 'shifts.editTitle' : 'shifts.add')}
        closeButtonProps={{ 'aria-label': shared('ui.close') }}
      >
        {step?.act === 'edit' && (
          <ShiftForm
            list={list}
            shift={step.shift}
            onDone={close}
            onReload={() => {
              close();
              void queryClient.invalidateQueries({ queryKey: ['/on-call'] });
            }}
          />
        )}
      </Modal>
      {step?.act === 'remove' && <RemoveDialog list={list} shift={step.shift} onClose={close} />}
    </Section>
  );
}

const keyOf = ({ userId, from, order }: ShiftReply) => `${userId} ${from} ${order}`;

function RemoveDialog({ list, shift, onClose }: { list: ReadList; shift: ShiftReply; onClose(): void }) {
  const t = useOnCallWords();
  const { moment } = useFormats();
  const now = useNow(30_000);
  const save = useSaveList(list);
  const body = bodyOf(list, { shifts: list.value.shifts.filter((each) => each !== shift && each.callable) });
  const times = { from: moment(shift.from, now), until: moment(shift.until, now) };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('shifts.removeTitle', { name: shift.name })}
      text={
        <Stack>
          <span>{t('shifts.removeText', times)}</span>
          <ListCheck body={body} />
        </Stack>
      }
      confirmLabel={t('shifts.removeConfirm')}
      dismissLabel={t('shifts.keep')}
      danger
      onConfirm={async () => {
        await save(body);
        toastDone(t('shifts.removed'));
      }}
    />
  );
}

function useColumns({ value: { webhooks } }: ReadList, onStep: (step: Step) => void): Column<ShiftReply>[] {
  const t = useOnCallWords();
  const placeOf = usePlaceWord();
  const { moment } = useFormats();
  const now = useNow(30_000);
  const toldOf = (id: string | null) => {
    const webhook = webhooks.find((each) => each.id === id);
    return webhook && t(webhook.enabled ? 'shifts.told' : 'shifts.toldOff', { name: webhook.name });
  };
  return [
    {
      key: 'person',
      label: t('shifts.person'),
      show: ({ name, callable }) => <TwoLines main={name} below={callable ? '' : t('shifts.notCallable')} />,
    },
    {
      key: 'order',
      label: t('shifts.order'),
      show: ({ order, webhookId }) => <TwoLines main={placeOf(order)} below={toldOf(webhookId)} />,
    },
    { key: 'from', label: t('shifts.from'), show: ({ from }) => <When at={from} plain /> },
    { key: 'until', label: t('shifts.until'), show: ({ until }) => <When at={until} plain /> },
    {
      key: 'actions',
      label: '',
      align: 'end',
      show: (shift) => {
        const about = { name: shift.name, from: moment(shift.from, now) };
        return (
          <Group gap="xs" justify="flex-end" wrap="nowrap">
            <Button
              variant="default"
              size="xs"
              aria-label={t('shifts.editOf', about)}
              onClick={() => onStep({ act: 'edit', shift })}
            >
              {t('shifts.edit')}
            </Button>
            <Button
              variant="default"
              size="xs"
              aria-label={t('shifts.removeOf', about)}
              onClick={() => onStep({ act: 'remove', shift })}
            >
              {t('shifts.remove')}
            </Button>
          </Group>
        );
      },
    },
  ];
}
