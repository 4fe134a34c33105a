import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AnnouncementItemReply } from '../../../contract/announcements.contract.ts';
import { api } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { useEmergencyWords } from './emergency-words.ts';
import { NoticeItem } from './notice-item.tsx';
import type { TypedDraft } from './typed-draft.ts';

interface Read {
  /** Null for a CAP document: the marks are places in its description, which is not what was pasted. */
  text: string | null;
  items: AnnouncementItemReply[];
}

async function readNotice(pasted: string): Promise<Read> {
  const isCap = /^\s*(<\?xml|<(\w+:)?alert)\b/.test(pasted);
  const { items } = await api.post('/announcements/parse', { body: isCap ? { cap: pasted } : { text: pasted } });
  return { text: isCap ? null : pasted, items };
}

/** Reads a pasted notice and says of each item whether it can be sent, or in words why not. */
export function PasteNotice({ onDraft }: { onDraft: ((draft: TypedDraft) => void) | null }) {
  const t = useEmergencyWords();
  const [pasted, setPasted] = useState('');
  const reading = useAction({ mutationFn: () => readNotice(pasted) });
  const read = reading.data;
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
              <NoticeItem key={place} item={item} text={read.text} onDraft={onDraft} />
            ))}
          </>
        )}
      </div>
    </Section>
  );
}
