import { Alert, Button, Group, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { plainLines } from '../../domain/text/plain-text.ts';
import { findSensitive } from '../../domain/text/sensitive/find-sensitive.ts';
import { keepLookAlike, keptLookAlikes, maskLookAlike, onKeptChange } from '../lib/kept-look-alikes.ts';
import { useSensitiveWords } from './sensitive-words.ts';

/** Says what of a text will be masked, and lets its writer keep a look-alike. */
export function SensitiveHint({ text }: { text: string }) {
  const { t, kindsOf } = useSensitiveWords();
  const kept = useSyncExternalStore(onKeptChange, keptLookAlikes);
  const clean = plainLines(text);
  const found = findSensitive(clean).map((span) => ({ ...span, value: clean.slice(span.from, span.to) }));
  const isKept = ({ isAnnounced, value }: (typeof found)[number]) => !isAnnounced && kept.includes(value);
  const masked = found.filter((each) => !isKept(each));
  const keptHere = found.filter(isKept);
  if (found.length === 0) return null;
  return (
    <Alert role="status" color="yellow" mt="xs" p="xs" data-sensitive>
      {masked.length > 0 && (
        <Text size="sm">
          {t('willMask', { kinds: kindsOf(masked.map(({ kind }) => kind)) })} {t('why')}
        </Text>
      )}
      {keptHere.length > 0 && (
        <Text size="sm">{t('kept', { values: keptHere.map(({ value }) => value).join(', ') })}</Text>
      )}
      <Group gap="xs" mt={4}>
        {masked
          .filter(({ isAnnounced }) => !isAnnounced)
          .map(({ value, from }) => (
            <Button key={from} size="compact-sm" variant="default" onClick={() => keepLookAlike(value)}>
              {t('keep', { value })}
            </Button>
          ))}
        {keptHere.map(({ value, from }) => (
          <Button key={from} size="compact-sm" variant="default" onClick={() => maskLookAlike(value)}>
            {t('undo')}
          </Button>
        ))}
      </Group>
    </Alert>
  );
}
