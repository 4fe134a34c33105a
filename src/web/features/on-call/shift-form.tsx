import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ShiftReply } from '../../../contract/on-call.contract.ts';
import { useNow } from '../../lib/clock.ts';
import { fieldOf, fieldOfInstant, instantOf } from '../../lib/taipei-input.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { EditProblem } from '../../ui/edit-problem.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { ListCheck } from './list-check.tsx';
import { useOnCallWords, usePlaceWord } from './on-call-words.ts';
import { bodyOf, type GivenShift, type ReadList, useSaveList } from './save-list.ts';
import { ShiftWebhook } from './shift-webhook.tsx';

const places = [1, 2, 3, 4, 5];

interface Typed {
  userId: string | null;
  order: number;
  from: string;
  until: string;
  webhookId: string | null;
}

/** One shift: a new one, or one of the list. What the whole list would leave open is named below before it is saved. */
export function ShiftForm(parts: { list: ReadList; shift?: ShiftReply; onDone(): void; onReload(): void }) {
  const { list, shift, onDone, onReload } = parts;
  const t = useOnCallWords();
  const now = useNow(30_000);
  const [first] = useState<Typed>(() => typedOf(shift, now));
  const [typed, setTyped] = useState(first);
  const save = useSaveList(list);
  const given = givenOf(typed);
  const others = list.value.shifts.filter((each) => each !== shift && each.callable);
  const body = given && bodyOf(list, { shifts: [...others, given] });
  const isBackwards = given !== null && given.from >= given.until;
  const isOver = given !== null && new Date(given.until).getTime() <= now;
  const isReady = body !== null && !isBackwards && !isOver;
  const saving = useAction({
    mutationFn: async () => body && (await save(body)),
    onSuccess: () => {
      onDone();
      toastDone(t('shifts.saved'));
    },
  });
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
        <ShiftFields
          list={list}
          typed={typed}
          onChange={(changed) => setTyped({ ...typed, ...changed })}
          fault={isBackwards ? t('shifts.backwards') : isOver ? t('shifts.over') : undefined}
        />
        {isReady && <ListCheck body={body} />}
        {saving.isError && <EditProblem error={saving.error} onReload={onReload} />}
        <Button type="submit" loading={saving.isPending} disabled={!isReady}>
          {t('shifts.save')}
        </Button>
      </Stack>
    </form>
  );
}

function ShiftFields(parts: { list: ReadList; typed: Typed; onChange(changed: Partial<Typed>): void; fault?: string }) {
  const { list, typed, onChange, fault } = parts;
  const t = useOnCallWords();
  const placeOf = usePlaceWord();
  return (
    <>
      <Select
        label={t('shifts.person')}
        placeholder={t('shifts.choose')}
        nothingFoundMessage={t('shifts.nobody')}
        data={list.value.people.map(({ userId, name }) => ({ value: userId, label: name }))}
        value={typed.userId}
        onChange={(userId) => onChange({ userId })}
        searchable
        required
        data-autofocus
      />
      <Select
        label={t('shifts.order')}
        data={places.map((order) => ({ value: String(order), label: placeOf(order) }))}
        value={String(typed.order)}
        onChange={(order) => onChange({ order: Number(order ?? 1) })}
        allowDeselect={false}
      />
      <TextInput
        type="datetime-local"
        label={t('shifts.from')}
        description={t('shifts.taipei')}
        value={typed.from}
        onChange={({ currentTarget: { value } }) => onChange({ from: value })}
        required
      />
      <TextInput
        type="datetime-local"
        label={t('shifts.until')}
        value={typed.until}
        onChange={({ currentTarget: { value } }) => onChange({ until: value })}
        error={fault}
        required
      />
      <ShiftWebhook list={list} value={typed.webhookId} onChange={(webhookId) => onChange({ webhookId })} />
    </>
  );
}

/** A new shift is tomorrow's service hours. */
function typedOf(shift: ShiftReply | undefined, now: number): Typed {
  if (!shift) {
    const day = { from: fieldOf(now, 1, '09:00'), until: fieldOf(now, 1, '18:00') };
    return { userId: null, order: 1, ...day, webhookId: null };
  }
  const { userId, order, from, until, webhookId } = shift;
  return { userId, order, from: fieldOfInstant(from), until: fieldOfInstant(until), webhookId };
}

/** Null while something is missing. */
function givenOf({ userId, order, from, until, webhookId }: Typed): GivenShift | null {
  const [start, end] = [instantOf(from), instantOf(until)];
  return userId === null || start === undefined || end === undefined
    ? null
    : { userId, order, from: start, until: end, webhookId };
}
