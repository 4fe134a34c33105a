import { Checkbox, Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailChoicePatch, MailChoiceReply } from '../../../contract/messages.contract.ts';
import { type MailGroup, type MailPace, mailPaces } from '../../../domain/notifications/mail-choice.ts';
import { api, queryOf } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { toastDone, toastProblem } from '../../ui/toasts.tsx';
import { mailChoiceEn } from './mail-choice-words.en.ts';
import { mailChoiceZhTw } from './mail-choice-words.zh-tw.ts';

i18next.addResourceBundle('en', 'mailChoice', mailChoiceEn);
i18next.addResourceBundle('zh-TW', 'mailChoice', mailChoiceZhTw);

const query = queryOf('/me/notifications');

/** Which ordinary mails the reader gets, and how. Roles that get none have nothing to choose. */
export function MailChoiceSection() {
  const { t } = useTranslation('mailChoice');
  const choice = useQuery(query);
  if (choice.data && Object.keys(choice.data.kinds).length === 0) return null;
  return (
    <Section title={t('title')}>
      {choice.isError && <ProblemMessage error={choice.error} onRetry={() => void choice.refetch()} />}
      {choice.isPending && <ListSkeleton rows={2} />}
      {choice.data && <Choices choice={choice.data} />}
    </Section>
  );
}

function joined<T extends MailChoicePatch>(before: T, { kinds, ...change }: MailChoicePatch): T {
  return { ...before, ...change, kinds: { ...before.kinds, ...kinds } };
}

function Choices({ choice }: { choice: MailChoiceReply }) {
  const { t } = useTranslation('mailChoice');
  const queryClient = useQueryClient();
  // Shown in the press itself: what the query holds is drawn a task later, and until then the browser's box shows the old.
  const [pressed, setPressed] = useState<MailChoicePatch>({});
  /** Presses whose answer is still to come; each names only what it changes. */
  const underWay = useRef(0);
  const save = useMutation({
    mutationFn: (body: MailChoicePatch) => api.patch('/me/notifications', { body }),
    onSuccess: () => toastDone(t('saved')),
    onError: toastProblem,
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: query.queryKey });
      underWay.current -= 1;
      if (underWay.current === 0) setPressed({});
    },
  });
  const press = (change: MailChoicePatch) => {
    setPressed((before) => joined(before, change));
    underWay.current += 1;
    save.mutate(change);
  };
  const { kinds, pace } = joined(choice, pressed);
  const groups = Object.keys(kinds) as MailGroup[];
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('warnings' in kinds ? 'textStaff' : 'text')}
      </Text>
      <Checkbox.Group
        label={t('which')}
        value={groups.filter((group) => kinds[group])}
        onChange={(on) => {
          const changed = groups.filter((group) => on.includes(group) !== kinds[group]);
          press({ kinds: Object.fromEntries(changed.map((group) => [group, on.includes(group)])) });
        }}
      >
        <Stack gap="xs" mt="xs">
          {groups.map((group) => (
            <Checkbox key={group} value={group} label={t(`kinds.${group}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Radio.Group label={t('when')} value={pace} onChange={(chosen) => press({ pace: chosen as MailPace })}>
        <Stack gap="xs" mt="xs">
          {mailPaces.map((each) => (
            <Radio key={each} value={each} label={t(`paces.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
