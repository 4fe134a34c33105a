import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import { useFormats } from '../../lib/formats.ts';
import { DefaultSound } from '../../lines/default-sound.tsx';
import { AudioPlayer } from '../../ui/audio-player.tsx';
import { Section } from '../../ui/section.tsx';
import { type Difference, Differences } from './differences.tsx';
import styles from './job.module.css';
import { type JobLine, LineList } from './line-list.tsx';
import { useWord } from './use-word.ts';

/** Before and after, in words and in sound: what a caller hears now and will hear. Lines that change alike are told once. */
export function ChangeSection({ job, lines }: { job: JobDetailReply; lines: readonly JobLine[] }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  return (
    <Section title={t('technician.change.title')}>
      {job.effectiveAt && (
        <Text mb="sm" fw={600}>
          {t('technician.change.from', { at: dateTime(job.effectiveAt) })}
        </Text>
      )}
      <Stack gap="lg">
        {changingAlike(lines).map((alike) => (
          <div key={alike[0]?.lineId}>
            {job.lineCount > 1 && (
              <div className={styles.alike}>
                <Text size="sm" fw={600}>
                  {t('technician.change.onLines', { count: alike.length })}
                </Text>
                <LineList lines={alike} />
              </div>
            )}
            <Change differences={alike[0]?.differences ?? []} />
          </div>
        ))}
      </Stack>
    </Section>
  );
}

/** The lines in groups of which each has the same differences. */
function changingAlike(lines: readonly JobLine[]): JobLine[][] {
  const groups = new Map<string, JobLine[]>();
  for (const line of lines) {
    const change = JSON.stringify(line.differences);
    groups.set(change, [...(groups.get(change) ?? []), line]);
  }
  return [...groups.values()];
}

function Change({ differences }: { differences: readonly Difference[] }) {
  const { t } = useTranslation();
  const sounds = differences.flatMap(({ place, before, after }) =>
    place?.at === 'prompt' ? [{ slot: place.slot, before, after }] : [],
  );
  return (
    <>
      {differences.length === 0 ? <Text>{t('technician.change.none')}</Text> : <Differences items={differences} />}
      {sounds.map((sound) => (
        <Sounds key={sound.slot} {...sound} />
      ))}
    </>
  );
}

function Sounds({ slot: code, before, after }: { slot: string; before: unknown; after: unknown }) {
  const { t } = useTranslation();
  const slot = useWord()('slot', code);
  const sides = [
    {
      key: 'old',
      prompt: before,
      label: t('technician.change.old', { slot }),
      none: t('technician.change.noneBefore'),
    },
    {
      key: 'new',
      prompt: after,
      label: t('technician.change.new', { slot }),
      none: t('technician.change.noneAfter'),
    },
  ];
  return (
    <div className={styles.players}>
      {sides.map(({ key, prompt, label, none }) => (
        <Stack key={key} gap={6}>
          <Text size="sm" fw={600}>
            {label}
          </Text>
          {typeof prompt === 'string' ? (
            <AudioPlayer promptId={prompt} label={label} compare={key === 'new'} />
          ) : (
            <Group gap="sm" wrap="nowrap">
              <DefaultSound lineSlot={code} label={label} />
              <Text size="sm" c="dimmed">
                {none}
              </Text>
            </Group>
          )}
        </Stack>
      ))}
    </div>
  );
}
