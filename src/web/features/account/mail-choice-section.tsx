import { Checkbox, Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
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
const mutationKey = ['mail-choice'];

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

function Choices({ choice: { kinds, pace } }: { choice: MailChoiceReply }) {
  const { t } = useTranslation('mailChoice');
  const queryClient = useQueryClient();
  // Shown at once; several presses may be under way, and each names only what it changes.
  const save = useMutation({
    mutationKey,
    mutationFn: (body: MailChoicePatch) => api.patch('/me/notifications', { body }),
    onMutate: async (body) => {
      // An answer that is on its way knows nothing of this press.
      await queryClient.cancelQueries({ queryKey: query.queryKey });
      queryClient.setQueryData(
        query.queryKey,
        (shown) => shown && { ...shown, ...body, kinds: { ...shown.kinds, ...body.kinds } },
      );
    },
    onSuccess: () => toastDone(t('saved')),
    onError: toastProblem,
    onSettled: async () => {
      // The last one that ends reads again.
      if (queryClient.isMutating({ mutationKey }) === 1)
        await queryClient.invalidateQueries({ queryKey: query.queryKey });
    },
  });
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
          save.mutate({ kinds: Object.fromEntries(changed.map((group) => [group, on.includes(group)])) });
        }}
      >
        <Stack gap="xs" mt="xs">
          {groups.map((group) => (
            <Checkbox key={group} value={group} label={t(`kinds.${group}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Radio.Group label={t('when')} value={pace} onChange={(chosen) => save.mutate({ pace: chosen as MailPace })}>
        <Stack gap="xs" mt="xs">
          {mailPaces.map((each) => (
            <Radio key={each} value={each} label={t(`paces.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
