import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { quoteRoleNames } from '../../../contract/words/quote-names.ts';
import type { DraftLine } from './draft.ts';
import styles from './quotes.module.css';
import { useQuoteWords } from './use-quote-words.ts';

interface Parts {
  lines: readonly DraftLine[];
  rates: readonly { role: string; ratePerHour: number }[];
  onLines(lines: DraftLine[]): void;
}

/** Lines of work. Choosing a role fills in its rate, which can be changed for this offer. */
export function DraftLines({ lines, rates, onLines }: Parts) {
  const { words, said } = useQuoteWords();
  const edit = (place: number, part: Partial<DraftLine>) =>
    onLines(lines.map((line, each) => (each === place ? { ...line, ...part } : line)));
  const roles = (role: string) => [
    { value: '', label: '' },
    ...[...new Set([...rates.map((each) => each.role), ...(role === '' ? [] : [role])])].map((value) => ({
      ...{ value, label: said(quoteRoleNames[value]) || value },
    })),
  ];
  return (
    <Stack gap="sm" role="group" aria-label={words.assess.work}>
      {lines.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and never change places
        <div key={place} className={styles.row}>
          <TextInput
            className={styles.grow}
            label={words.work}
            value={line.description}
            maxLength={200}
            onChange={(event) => edit(place, { description: event.currentTarget.value })}
          />
          <NativeSelect
            label={words.role}
            value={line.role}
            data={roles(line.role)}
            onChange={({ currentTarget: { value } }) => {
              const rate = rates.find(({ role }) => role === value)?.ratePerHour;
              edit(place, { role: value, ...(rate === undefined ? {} : { ratePerHour: String(rate) }) });
            }}
          />
          <TextInput
            className={styles.narrow}
            type="number"
            inputMode="decimal"
            min={0}
            step={0.25}
            label={words.hours}
            value={line.hours}
            onChange={(event) => edit(place, { hours: event.currentTarget.value })}
          />
          <TextInput
            className={styles.narrow}
            type="number"
            inputMode="numeric"
            min={0}
            label={words.rate}
            value={line.ratePerHour}
            onChange={(event) => edit(place, { ratePerHour: event.currentTarget.value })}
          />
          {lines.length > 1 && (
            <Button variant="subtle" mt={26} onClick={() => onLines(lines.filter((_, each) => each !== place))}>
              {words.assess.removeLine}
            </Button>
          )}
        </div>
      ))}
      <Group>
        <Button
          variant="default"
          disabled={lines.length >= 50}
          onClick={() => onLines([...lines, { description: '', role: '', hours: '', ratePerHour: '' }])}
        >
          {words.assess.addLine}
        </Button>
      </Group>
    </Stack>
  );
}
