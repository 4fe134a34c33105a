import { Button, type ButtonProps } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog, type DialogWish } from './confirm-dialog.tsx';

export interface ConfirmWish
  extends DialogWish,
    Pick<ButtonProps, 'variant' | 'color' | 'size' | 'leftSection' | 'disabled'> {
  label: string;
}

/** A button whose action is confirmed in a dialog first. */
export function ConfirmButton(wish: ConfirmWish) {
  const { label, title, text, confirmLabel, dismissLabel, ready, danger, reason, onConfirm, ...button } = wish;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" {...button} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <ConfirmDialog
        opened={open}
        onClose={() => setOpen(false)}
        {...{ title, text, confirmLabel, dismissLabel, ready, danger, reason, onConfirm }}
      />
    </>
  );
}
