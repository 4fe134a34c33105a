import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemCode } from '../lib/problem-error.ts';
import { ProblemMessage } from './problem-message.tsx';

/**
 * A refusal of a form that marks its fields. After a conflict it offers to load the current version, which discards what
 * was typed.
 */
export function EditProblem({ error, onReload }: { error: unknown; onReload(): void }) {
  const { t } = useTranslation();
  if (problemCode(error) !== 'precondition_failed') return <ProblemMessage error={error} fieldsMarked />;
  return (
    <div>
      <ProblemMessage error={error} />
      <Group mt="xs">
        <Button variant="default" onClick={onReload}>
          {t('ui.reload')}
        </Button>
      </Group>
    </div>
  );
}
