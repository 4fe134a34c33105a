import { Button, Group } from '@mantine/core';
import { useKeptText } from '../lib/kept-text.ts';
import { useUnsavedGuard } from '../lib/unsaved-guard.ts';
import { useAction } from '../lib/use-action.ts';
import { FreeTextarea } from '../ui/free-textarea.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';

/** A note for whoever comes next. What is typed survives in this tab until it is left. */
export function NoteForm(parts: {
  label: string;
  /** The button's words. */
  leave: string;
  /** Where the text is kept: the place that the note belongs to. */
  keptAs: string;
  /** Whether going away with a text asks first. */
  guards?: boolean;
  onLeave(text: string): Promise<unknown>;
}) {
  const { label, leave, keptAs, guards = false, onLeave } = parts;
  const [typed, setTyped] = useKeptText(keptAs);
  const text = typed.trim();
  useUnsavedGuard(guards && text !== '');
  const leaving = useAction({
    mutationFn: async () => {
      await onLeave(text);
      setTyped('');
    },
  });
  return (
    <>
      <FreeTextarea
        label={label}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={10}
      />
      {leaving.isError && <ProblemMessage error={leaving.error} />}
      <Group mt="sm">
        <Button variant="default" disabled={text === ''} loading={leaving.isPending} onClick={() => leaving.mutate()}>
          {leave}
        </Button>
      </Group>
    </>
  );
}
