import { Button, type ButtonProps } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog, type DialogWish } from './confirm-dialog.tsx';

export interface ConfirmWish
  extends DialogWish,
    Pick<ButtonProps, 'variant' | 'color' | 'size' | 'leftSection' | 'disabled'> {
  label: string;
  /** With what it is about, where the place of the button alone says that; it contains the label. */
  labelOf?: string;
}

/** A button whose action is confirmed in a dialog first. */
export function ConfirmButton(wish: ConfirmWish) {
  const { label, labelOf, title, text, confirmLabel, dismissLabel, ready, danger, reason, onConfirm, ...button } = wish;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" aria-label={labelOf} {...button} onClick={() => setOpen(true)}>
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
