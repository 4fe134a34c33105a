import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useNow } from '../../lib/clock.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { EditProblem } from '../../ui/edit-problem.tsx';
import { FreeTextarea } from '../../ui/free-textarea.tsx';
import { AreaFields } from './area-fields.tsx';
import { useEmergencyWords } from './emergency-words.ts';
import { SoundField } from './sound-field.tsx';
import { type GivenDraft, givenOf, type TypedDraft } from './typed-draft.ts';
import { WindowFields } from './window-fields.tsx';

/** Area, time, reason and sound of a broadcast: a new one, or a draft that is edited. */
export function DraftForm(parts: {
  first: TypedDraft;
  onSave(given: GivenDraft): Promise<unknown>;
  /** Reads the draft again that somebody else has changed meanwhile. */
  onReload?(): void;
}) {
  const { first, onSave, onReload = () => undefined } = parts;
  const t = useEmergencyWords();
  const now = useNow(30_000);
  const [typed, setTyped] = useState(first);
  const [isSoundReady, setSoundReady] = useState(true);
  const change = (changed: Partial<TypedDraft>) => setTyped((before) => ({ ...before, ...changed }));
  const given = givenOf(typed);
  const isBackwards = given !== null && given.from >= given.until;
  const isOver = given !== null && Date.parse(given.until) <= now;
  const saving = useAction({ mutationFn: async () => given && (await onSave(given)) });
  useUnsavedGuard(JSON.stringify(typed) !== JSON.stringify(first) && !saving.isSuccess);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack>
        <AreaFields typed={typed} onChange={change} />
        <WindowFields
          typed={typed}
          onChange={change}
          fault={isBackwards ? t('draft.backwards') : isOver ? t('draft.over') : undefined}
        />
        <FreeTextarea
          label={t('draft.reason')}
          description={t('draft.reasonText')}
          value={typed.reason}
          onChange={({ currentTarget: { value } }) => change({ reason: value })}
          maxLength={500}
          autosize
          required
        />
        <SoundField promptId={typed.promptId} onChange={(promptId) => change({ promptId })} onReady={setSoundReady} />
        {saving.isError && <EditProblem error={saving.error} onReload={onReload} />}
        <Button
          type="submit"
          loading={saving.isPending}
          disabled={given === null || isBackwards || isOver || !isSoundReady}
        >
          {t('draft.save')}
        </Button>
      </Stack>
    </form>
  );
}
