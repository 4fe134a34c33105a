import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeptText } from '../lib/kept-text.ts';
import { useAction } from '../lib/use-action.ts';
import { FreeTextarea } from './free-textarea.tsx';
import { ProblemMessage } from './problem-message.tsx';

export interface DialogWish {
  /** The dialog's question and what will happen. */
  title: string;
  text: ReactNode;
  confirmLabel: string;
  /** What stays as it is, in words: "Keep the request". Never the action's verb, and never a bare "Cancel". */
  dismissLabel: string;
  /** False while what the text asks for is missing. */
  ready?: boolean;
  /** For actions that cannot be undone. */
  danger?: boolean;
  /** Asks for a reason; `least` characters are needed (0: it may stay empty). `keptAs`: what was typed survives the dialog. */
  reason?: { label: string; least: number; keptAs?: string };
  /** A refusal is shown in the dialog, which stays open. */
  onConfirm(reason: string): Promise<unknown>;
}

/** A dialog that confirms one action. `opened` again, it begins anew. */
export function ConfirmDialog({ opened, onClose, ...wish }: DialogWish & { opened: boolean; onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={wish.title} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Question {...wish} onClose={onClose} />
    </Modal>
  );
}

/** Unmounted with the dialog: what was typed and not sent is forgotten, unless it is kept. */
function Question(parts: DialogWish & { onClose(): void }) {
  const { text, confirmLabel, dismissLabel, ready = true, danger = false, reason, onConfirm, onClose } = parts;
  const [given, setGiven] = useKeptText(reason?.keptAs ?? null);
  const done = () => {
    setGiven('');
    onClose();
  };
  const action = useAction({ mutationFn: () => onConfirm(given.trim()), onSuccess: done });
  return (
    <>
      <Text component="div" mb="md">
        {text}
      </Text>
      {reason && (
        <FreeTextarea
          label={reason.label}
          value={given}
          onChange={(event) => setGiven(event.currentTarget.value)}
          required={reason.least > 0}
          maxLength={500}
          autosize
          minRows={2}
          mb="md"
          data-autofocus
        />
      )}
      {action.isError && <ProblemMessage error={action.error} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {dismissLabel}
        </Button>
        <Button
          color={danger ? 'red' : undefined}
          loading={action.isPending}
          disabled={!ready || given.trim().length < (reason?.least ?? 0)}
          onClick={() => action.mutate()}
        >
          {confirmLabel}
        </Button>
      </Group>
    </>
  );
}
