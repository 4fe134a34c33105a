import { Alert, Button, Group, Text } from '@mantine/core';
import { Mic, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/formats.ts';
import styles from './customer.module.css';
import { canRecord, useRecorder } from './use-recorder.ts';

/** Records in the browser: shows the level, stops, and passes the recording on like any file. */
export function Recorder({ onFile }: { onFile(file: File): void }) {
  const { t } = useTranslation();
  const { state, start, stop, discard } = useRecorder(onFile);
  if (!canRecord()) return null;
  if (state.step === 'recording') {
    return <Recording seconds={state.seconds} level={state.level} onStop={stop} onDiscard={discard} />;
  }
  return (
    <div className={styles.stack}>
      <Group gap="sm">
        <Text c="dimmed">{t('customer.record.or')}</Text>
        <Button
          variant="default"
          leftSection={<Mic size={18} aria-hidden />}
          loading={state.step === 'asking'}
          onClick={start}
        >
          {t('customer.record.start')}
        </Button>
        {state.step === 'asking' && <Text role="status">{t('customer.record.asking')}</Text>}
      </Group>
      {state.step === 'failed' && (
        <Alert
          role="alert"
          color="yellow"
          variant="light"
          title={t(`customer.record.${state.why}`)}
          c="var(--warn-ink)"
        >
          <Text size="sm">{t(`customer.record.${state.why}Text`)}</Text>
        </Alert>
      )}
    </div>
  );
}

function Recording(parts: { seconds: number; level: number; onStop(): void; onDiscard(): void }) {
  const { seconds, level, onStop, onDiscard } = parts;
  const { t } = useTranslation();
  const { length } = useFormats();
  // In decibels, as loudness is perceived: -50 dB is silence, 0 dB is too loud.
  const share = Math.max(0, Math.min(1, 1 + (20 * Math.log10(Math.max(level, 0.0001))) / 50));
  const hint =
    level >= 0.98 ? t('customer.record.loud') : seconds > 2 && share < 0.25 ? t('customer.record.quiet') : '';
  return (
    <div className={styles.box}>
      <Group justify="space-between">
        <Text fw={600} role="status">
          <span className={styles.live} aria-hidden /> {t('customer.record.recording')}
        </Text>
        <Text className={styles.digits} aria-hidden>
          {length(seconds)}
        </Text>
      </Group>
      <meter className={styles.level} min={0} max={1} value={share} aria-label={t('customer.record.level')} />
      <Text size="sm" c="dimmed" mih="1.5em">
        {hint}
      </Text>
      <Group gap="sm">
        <Button leftSection={<Square size={16} aria-hidden />} onClick={onStop} autoFocus>
          {t('customer.record.stop')}
        </Button>
        <Button variant="default" onClick={onDiscard}>
          {t('customer.record.discard')}
        </Button>
      </Group>
    </div>
  );
}
