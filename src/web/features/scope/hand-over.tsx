import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EnquiryReply } from '../../../contract/enquiries.contract.ts';
import { taipeiDate } from '../../../domain/calendar/taipei-time.ts';
import { daysInText } from '../../../domain/enquiry/days-in-text.ts';
import { api } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import {
  type FilingDraft,
  FilingFields,
  isReady,
  requestOf,
  untouchedDraft,
  type Wanted,
  wishes,
} from './filing-fields.tsx';
import { useEnquiryWords } from './use-enquiry-words.ts';

/** Files what a question asks for; everything that the customer wrote is filled in. */
export function HandOver({ enquiry }: { enquiry: EnquiryReply }) {
  const { words } = useEnquiryWords();
  const queryClient = useQueryClient();
  const now = useNow(60_000);
  const [draft, setDraft] = useState<FilingDraft>(() => {
    const days = daysInText(enquiry.text, taipeiDate(new Date(now)));
    const isDayOff = enquiry.topicKey === 'holidays' || days.length > 0;
    return {
      ...untouchedDraft(words.handOver.defaultName),
      ...{ wanted: isDayOff ? 'holiday' : 'other', text: enquiry.text },
      ...{ from: days[0] ?? '', to: days[1] ?? days[0] ?? '' },
    };
  });
  const set = (part: Partial<FilingDraft>) => setDraft((before) => ({ ...before, ...part }));
  const filing = useAction({
    mutationFn: () =>
      api.post('/enquiries/{id}/hand-over', { params: { id: enquiry.id }, body: { request: requestOf(draft) } }),
    onSuccess: async () => {
      toastDone(words.handOver.done);
      await queryClient.invalidateQueries({
        predicate: ({ queryKey: [path] }) => String(path).startsWith('/enquiries'),
      });
    },
  });
  return (
    <Section title={words.handOver.title}>
      <Stack>
        <Text>{words.handOver.text}</Text>
        <NativeSelect
          label={words.handOver.kind}
          value={draft.wanted}
          onChange={(event) => set({ wanted: event.currentTarget.value as Wanted })}
          data={wishes.map((value) => ({ value, label: words.handOver.kinds[value] }))}
          maw={400}
        />
        <FilingFields organisationId={enquiry.organisationId} draft={draft} onPart={set} />
        {filing.isError && <ProblemMessage error={filing.error} />}
        <Group>
          <Button disabled={!isReady(draft)} loading={filing.isPending} onClick={() => filing.mutate()}>
            {words.handOver.file}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
