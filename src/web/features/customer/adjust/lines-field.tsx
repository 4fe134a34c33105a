import { Anchor, Group, MultiSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LineReply } from '../../../../contract/lines.contract.ts';
import { phoneNumberText } from '../../../../domain/line/phone-number.ts';
import { phoneSearchText } from '../../../../domain/text/search-key.ts';
import { api, queryOf } from '../../../lib/api.ts';
import { findOptions } from '../../../lib/find-options.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { TwoLines } from '../../../ui/two-lines.tsx';

/** At most this many lines go into one request. */
const mostLines = 1000;

/** The organisation's own lines, as many as one request may name. */
export function useOwnLines() {
  return useQuery({ queryKey: ['/lines', 'all'], queryFn: ({ signal }) => allLines(signal) });
}

async function allLines(signal: AbortSignal): Promise<{ items: LineReply[] }> {
  const items: LineReply[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.get('/lines', { query: { limit: 200, ...(cursor ? { cursor } : {}) }, signal });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor && items.length < mostLines);
  return { items };
}

/** Chooses the lines that a request is about: by name or number, all at once, or a saved group. */
export function LinesField({ value, onChange }: { value: readonly string[]; onChange(lineIds: string[]): void }) {
  const { t } = useTranslation();
  const lines = useOwnLines();
  const groups = useQuery(queryOf('/line-groups', { query: { limit: 200 } }));
  const items = lines.data?.items ?? [];
  const numbers = new Map(items.map(({ id, number }) => [id, phoneNumberText(number)]));
  if (lines.isError) return <ProblemMessage error={lines.error} onRetry={() => void lines.refetch()} />;
  return (
    <div>
      <MultiSelect
        label={t('customer.adjust.lines')}
        placeholder={value.length === 0 ? t('customer.adjust.linesHint') : undefined}
        data={items.map(({ id, label }) => ({ value: id, label }))}
        value={[...value]}
        onChange={onChange}
        renderOption={({ option }) => <TwoLines main={option.label} below={numbers.get(option.value)} />}
        filter={findOptions((id) => phoneSearchText(items.find((line) => line.id === id)?.number ?? ''))}
        maxValues={mostLines}
        disabled={lines.isPending}
        searchable
        clearable
        hidePickedOptions
      />
      <Group gap="md" mt="xs">
        {items.length > 1 && (
          <Anchor component="button" type="button" size="sm" onClick={() => onChange(items.map(({ id }) => id))}>
            {t('customer.adjust.allLines', { count: items.length })}
          </Anchor>
        )}
        {groups.data?.items.map(({ id, name, lineIds }) => (
          <Anchor key={id} component="button" type="button" size="sm" onClick={() => onChange([...lineIds])}>
            {t('customer.adjust.group', { name, count: lineIds.length })}
          </Anchor>
        ))}
        {value.length > 0 && (
          <Text size="sm" c="dimmed" aria-live="polite">
            {t('customer.adjust.chosen', { count: value.length })}
          </Text>
        )}
      </Group>
    </div>
  );
}
