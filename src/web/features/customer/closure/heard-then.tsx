import { Group, Stack, Text } from '@mantine/core';
import { PlayButton } from '../../../ui/play-button.tsx';
import { TwoLines } from '../../../ui/two-lines.tsx';
import { useOwnLines } from '../adjust/lines-field.tsx';
import { useClosureWords } from './closure-words.ts';

/** Lines whose own voice file is shown; the others differ by nothing that has to be decided. */
const most = 10;

/** What callers of the chosen lines will hear: the line's own emergency voice file, else the default announcement. */
export function HeardThen({ lineIds }: { lineIds: readonly string[] }) {
  const t = useClosureWords();
  const { data } = useOwnLines();
  const chosen = (data?.items ?? []).filter(({ id }) => lineIds.includes(id));
  const own = chosen.flatMap(({ id, label, configuration }) => {
    const promptId = configuration?.prompts.emergency;
    return promptId ? [{ id, label, promptId }] : [];
  });
  const others = chosen.length - own.length;
  if (chosen.length === 0) return <Text c="dimmed">{t('waitLines')}</Text>;
  return (
    <Stack gap="sm">
      {others > 0 && (
        <Group gap="md" wrap="nowrap">
          <PlayButton defaultOf="emergency" label={t('standard')} />
          <TwoLines main={t('standard')} below={t('standardOf', { count: others })} />
        </Group>
      )}
      {own.slice(0, most).map(({ id, label, promptId }) => (
        <Group key={id} gap="md" wrap="nowrap">
          <PlayButton promptId={promptId} label={t('own', { line: label })} />
          <Text>{t('own', { line: label })}</Text>
        </Group>
      ))}
    </Stack>
  );
}
