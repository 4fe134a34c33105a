import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { SketchRow } from '../../../domain/quote/sketch.ts';
import styles from './quotes.module.css';
import { SketchTree } from './sketch-tree.tsx';
import { useQuoteWords } from './use-quote-words.ts';

/** A table of keys and destinations, drawn as a tree while it is typed. */
export function SketchFields({ rows, onRows }: { rows: SketchRow[]; onRows(rows: SketchRow[]): void }) {
  const { words } = useQuoteWords();
  const edit = (place: number, part: Partial<SketchRow>) =>
    onRows(rows.map((row, each) => (each === place ? { ...row, ...part } : row)));
  const drawn = rows.filter(({ keys }) => /^[0-9*#]{1,6}$/.test(keys));
  return (
    <Stack gap="sm" role="group" aria-label={words.form.sketch}>
      <div>
        <Text fw={500}>{words.form.sketch}</Text>
        <Text size="sm" c="dimmed">
          {words.form.sketchHint}
        </Text>
      </div>
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never change places
        <div key={place} className={styles.row}>
          <TextInput
            className={styles.narrow}
            label={words.form.keys}
            value={row.keys}
            maxLength={6}
            onChange={(event) => edit(place, { keys: event.currentTarget.value })}
          />
          <TextInput
            className={styles.grow}
            label={words.form.destination}
            value={row.destination}
            maxLength={80}
            onChange={(event) => edit(place, { destination: event.currentTarget.value })}
          />
          {rows.length > 1 && (
            <Button variant="subtle" mt={26} onClick={() => onRows(rows.filter((_, each) => each !== place))}>
              {words.form.removeRow}
            </Button>
          )}
        </div>
      ))}
      <Group>
        <Button
          variant="default"
          disabled={rows.length >= 100}
          onClick={() => onRows([...rows, { keys: '', destination: '' }])}
        >
          {words.form.addRow}
        </Button>
      </Group>
      {drawn.length > 0 && <SketchTree rows={drawn} label={words.form.tree} />}
    </Stack>
  );
}
