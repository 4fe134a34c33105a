import { Text } from '@mantine/core';
import { CloudUpload } from 'lucide-react';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import styles from './file-drop.module.css';

/** Takes one file by drop, click or keyboard: a real file input with a large target around it. */
export function FileDrop(parts: {
  label: string;
  hint: string;
  /** As in the `accept` attribute: helps choosing, checks nothing. */
  accept?: string;
  disabled?: boolean;
  /** Takes the focus when it appears, because the element that had it is gone. */
  focused?: boolean;
  onFile(file: File): void;
}) {
  const { label, hint, accept, disabled = false, focused = false, onFile } = parts;
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file && !disabled) onFile(file);
    // The same file may be chosen again after it was corrected.
    if (input.current) input.current.value = '';
  };
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside && !disabled);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside has the role
    <div
      className={styles.drop}
      data-over={over}
      data-disabled={disabled}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <CloudUpload size={32} strokeWidth={1.5} aria-hidden />
      <Text fw={600} aria-hidden>
        {label}
      </Text>
      <Text size="sm" c="dimmed" id={hintId}>
        {hint}
      </Text>
      <input
        ref={input}
        type="file"
        className={styles.input}
        aria-label={label}
        aria-describedby={hintId}
        accept={accept}
        disabled={disabled}
        onChange={(event) => take(event.currentTarget.files)}
      />
    </div>
  );
}
