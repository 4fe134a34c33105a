import { Button } from '@mantine/core';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { toastDone, toastProblem } from '../../ui/toasts.tsx';
import { Group, Row } from './sample.tsx';
import { sampleProblem } from './sample-memory.ts';
import { usePatternWords } from './use-pattern-words.ts';

/** Dialogs that ask, that ask for a reason, and that are refused; and short messages. */
export function Dialogs() {
  const { groups, dialogs, messages } = usePatternWords();
  const { plain, danger, refused } = dialogs;
  const refusal = () => sampleProblem({ title: messages.refusalTitle, detail: messages.refusalText });
  return (
    <Group title={groups.dialogs}>
      <Row>
        <ConfirmButton {...asked(plain)} onConfirm={async () => toastDone(dialogs.doneText)} />
        <ConfirmButton
          {...asked(danger)}
          danger
          reason={{ label: danger.reason, least: 3 }}
          onConfirm={async () => toastDone(dialogs.doneText)}
        />
        <ConfirmButton {...asked(refused)} onConfirm={() => Promise.reject(refusal())} />
        <Button variant="default" onClick={() => toastDone(dialogs.doneText)}>
          {dialogs.toast}
        </Button>
        <Button variant="default" onClick={() => toastProblem(refusal())}>
          {dialogs.toastProblem}
        </Button>
      </Row>
    </Group>
  );
}

function asked(words: { label: string; title: string; text: string; confirm: string; keep: string }) {
  const { label, title, text, confirm, keep } = words;
  return { label, title, text, confirmLabel: confirm, dismissLabel: keep };
}
