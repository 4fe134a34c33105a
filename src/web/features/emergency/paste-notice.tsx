import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { AnnouncementItemReply } from '../../../contract/announcements.contract.ts';
import { api, freshKey } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { useEmergencyWords } from './emergency-words.ts';
import { NoticeItem } from './notice-item.tsx';
import { pastedNotice, type TypedDraft } from './typed-draft.ts';
import { useRefreshAnnouncements } from './use-refresh-announcements.ts';

interface Read {
  pasted: string;
  items: AnnouncementItemReply[];
}

async function readNotice(pasted: string): Promise<Read> {
  const { items } = await api.post('/announcements/parse', { body: pastedNotice(pasted) });
  return { pasted, items };
}

/** Reads a pasted notice, says of each item whether it can be sent, or in words why not, and stores it with its source. */
export function PasteNotice({ onDraft }: { onDraft: ((draft: TypedDraft) => void) | null }) {
  const t = useEmergencyWords();
  const [pasted, setPasted] = useState('');
  const reading = useAction({ mutationFn: () => readNotice(pasted) });
  const read = reading.data;
  const clear = () => {
    setPasted('');
    reading.reset();
  };
  // The marks are places in the text; those of a CAP document in its description.
  const text = read && 'text' in pastedNotice(read.pasted) ? read.pasted : null;
  return (
    <Section title={t('paste.title')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          reading.mutate();
        }}
      >
        <Stack>
          <Textarea
            label={t('paste.label')}
            description={t('paste.text')}
            value={pasted}
            onChange={({ currentTarget: { value } }) => setPasted(value)}
            autosize
            minRows={3}
            maxRows={10}
          />
          <Group>
            <Button type="submit" variant="default" loading={reading.isPending} disabled={pasted.trim() === ''}>
              {t('paste.read')}
            </Button>
          </Group>
        </Stack>
      </form>
      {reading.isError && <ProblemMessage error={reading.error} />}
      <div aria-live="polite">
        {read && (
          <>
            <Text fw={600} mt="lg">
              {t('paste.found')}
            </Text>
            {read.items.map((item, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: items have no id, and are replaced all at once
              <NoticeItem key={place} item={item} text={text} onDraft={onDraft} />
            ))}
          </>
        )}
      </div>
      {read && onDraft && <EnterNotice key={read.pasted} pasted={read.pasted} onEntered={clear} />}
    </Section>
  );
}

/** Stores what was read; one announcement opens, several stand in the list above. */
function EnterNotice({ pasted, onEntered }: { pasted: string; onEntered(): void }) {
  const t = useEmergencyWords();
  const navigate = useNavigate();
  const refresh = useRefreshAnnouncements();
  const [source, setSource] = useState('');
  const [key, setKey] = useState(freshKey);
  const entering = useAction({
    mutationFn: () => api.post('/announcements', { body: { ...pastedNotice(pasted), source: source.trim() }, key }),
    onSuccess: async ({ items }) => {
      toastDone(t('paste.entered', { count: items.length }));
      await refresh();
      onEntered();
      const [only, ...others] = items;
      if (only && others.length === 0) await navigate(`/emergency/announcements/${only.id}`);
    },
    onSettled: () => setKey(freshKey()),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        entering.mutate();
      }}
    >
      <Stack mt="md">
        <TextInput
          label={t('paste.source')}
          description={t('paste.sourceText')}
          value={source}
          onChange={({ currentTarget: { value } }) => setSource(value)}
          maxLength={80}
          required
        />
        {entering.isError && <ProblemMessage error={entering.error} />}
        <Group>
          <Button type="submit" loading={entering.isPending} disabled={source.trim() === ''}>
            {t('paste.enter')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
