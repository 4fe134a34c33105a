import { Button, CloseButton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './tour.module.css';
import type { useTour } from './use-tour.ts';

/** A text at the head of each page that the tour visits; the rest of the page stays usable. */
export function Tour({ tour: { steps, at, end } }: { tour: ReturnType<typeof useTour> }) {
  const { t } = useTranslation();
  if (!at) return null;
  const { step, index } = at;
  const before = steps[index - 1];
  const next = steps[index + 1];
  return (
    <aside className={styles.tour} aria-label={t('shell.tour.label')}>
      <div className={styles.words}>
        <Text size="xs" c="dimmed">
          {t('shell.tour.step', { step: index + 1, steps: steps.length })}
        </Text>
        <Text fw={650}>{t(`shell.tour.steps.${step.key}.title`)}</Text>
        <Text size="sm">{t(`shell.tour.steps.${step.key}.text`)}</Text>
      </div>
      <div className={styles.buttons}>
        {before && (
          <Button component={Link} to={before.path} variant="default" size="sm">
            {t('shell.tour.back')}
          </Button>
        )}
        {next ? (
          <Button component={Link} to={next.path} size="sm">
            {t('shell.tour.next')}
          </Button>
        ) : (
          <Button size="sm" onClick={() => void end()}>
            {t('shell.tour.finish')}
          </Button>
        )}
      </div>
      <CloseButton className={styles.close} aria-label={t('shell.tour.end')} onClick={() => void end()} />
    </aside>
  );
}
