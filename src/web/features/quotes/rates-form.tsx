import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { quoteRoleNames } from '../../../contract/words/quote-names.ts';
import { fill } from '../../../contract/words/wording.ts';
import { api } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { useAction } from '../../lib/use-action.ts';
import { EditProblem } from '../../ui/edit-problem.tsx';
import { RecordTable } from '../../ui/record-table.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import styles from './quotes.module.css';
import { useQuoteWords } from './use-quote-words.ts';

interface Rate {
  role: string;
  ratePerHour: number;
}

interface Parts {
  items: readonly Rate[];
  etag: string;
  mayEdit: boolean;
  onReload(): void;
}

/** The rate table: a list to read, or, for those who may, a row of fields for each role. */
export function RatesForm(parts: Parts) {
  return parts.mayEdit ? <Fields {...parts} /> : <Rates items={parts.items} />;
}

function Rates({ items }: { items: readonly Rate[] }) {
  const { words, said } = useQuoteWords();
  const { number } = useFormats();
  const columns = [
    { key: 'role', label: words.role, show: ({ role }: Rate) => said(quoteRoleNames[role]) || role },
    {
      ...{ key: 'rate', label: words.rates.rate, align: 'end' as const },
      show: ({ ratePerHour }: Rate) => number(ratePerHour),
    },
  ];
  return <RecordTable caption={words.rates.title} columns={columns} rows={items} rowKey={({ role }) => role} />;
}

interface Row {
  /** A code that has a name, which is kept; null for a role in own words. */
  code: string | null;
  role: string;
  rate: string;
}

function Fields({ items, etag, onReload }: Parts) {
  const { words, said } = useQuoteWords();
  const begin = items.map(({ role, ratePerHour }): Row => {
    const name = said(quoteRoleNames[role]);
    return { code: name === '' ? null : role, role: name || role, rate: String(ratePerHour) };
  });
  const [rows, setRows] = useState(begin);
  const edit = (place: number, part: Partial<Row>) =>
    setRows((before) => before.map((row, each) => (each === place ? { ...row, ...part } : row)));
  const body = rows.map(({ code, role, rate }) => ({ role: code ?? role.trim(), ratePerHour: Number(rate) }));
  const isWhole = rows.every(
    ({ role, rate }) => role.trim() !== '' && /^\d{1,6}$/.test(rate) && Number(rate) <= 100_000,
  );
  const isOnce = new Set(body.map(({ role }) => role)).size === body.length;
  const isChanged = JSON.stringify(rows) !== JSON.stringify(begin);
  const saving = useAction({
    mutationFn: () => api.put('/quote-rates', { body: { items: body }, etag }),
    onSuccess: () => {
      toastDone(words.rates.saved);
      onReload();
    },
  });
  return (
    <Stack gap="sm">
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never change places
        <fieldset key={place} className={styles.row} aria-label={row.role || words.rates.newRole}>
          <TextInput
            className={styles.grow}
            label={words.role}
            value={row.role}
            maxLength={40}
            readOnly={row.code !== null}
            onChange={(event) => edit(place, { role: event.currentTarget.value })}
          />
          <TextInput
            className={styles.narrow}
            type="number"
            inputMode="numeric"
            min={0}
            max={100_000}
            label={words.rates.rate}
            value={row.rate}
            onChange={(event) => edit(place, { rate: event.currentTarget.value })}
          />
          {rows.length > 1 && (
            <Button
              variant="subtle"
              mt={26}
              aria-label={fill(words.rates.remove, { role: row.role || words.rates.newRole })}
              onClick={() => setRows(rows.filter((_, each) => each !== place))}
            >
              {words.assess.removeLine}
            </Button>
          )}
        </fieldset>
      ))}
      {saving.isError && <EditProblem error={saving.error} onReload={onReload} />}
      <Group>
        <Button
          variant="default"
          disabled={rows.length >= 40}
          onClick={() => setRows([...rows, { code: null, role: '', rate: '' }])}
        >
          {words.rates.add}
        </Button>
        <Button loading={saving.isPending} disabled={!isChanged || !isWhole || !isOnce} onClick={() => saving.mutate()}>
          {words.assess.save}
        </Button>
      </Group>
    </Stack>
  );
}
