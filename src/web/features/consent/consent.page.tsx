import { Button, List, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ConsentReply } from '../../../contract/consents.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { api, queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { areaName } from '../../lib/place-names.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { consentEn } from './words.en.ts';
import { consentZhTw } from './words.zh-tw.ts';

// With the page, not with every page's words.
i18next.addResourceBundle('en', 'consent', consentEn);
i18next.addResourceBundle('zh-TW', 'consent', consentZhTw);

/** Owners who want to be asked, and contacts of lines, say whether lines are closed. Opening the page decides nothing, because mail programs open links by themselves. */
export function ConsentPage() {
  const { t } = useTranslation('consent');
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const read = useQuery({ ...queryOf('/consents/{token}', { params: { token } }), enabled: token !== '' });
  return (
    <Stack>
      <title>{`${t('title')} · Lineshift`}</title>
      <Title order={1}>{t('title')}</Title>
      {token === '' && <Text>{t('incomplete')}</Text>}
      {read.isError && !read.data && <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />}
      {token !== '' && read.isPending && <ListSkeleton rows={4} />}
      {read.data && <Asked consent={read.data} token={token} />}
    </Stack>
  );
}

function Asked({ consent, token }: { consent: ConsentReply; token: string }) {
  const { t } = useTranslation('consent');
  const { moment } = useFormats();
  const now = useNow(30_000);
  const { name, customer, area, from, until, reason, parts, isOver } = consent;
  return (
    <>
      <div>
        <Text c="dimmed">{t('hello', { name, customer })}</Text>
        <Text fw={600}>{t('text', { area: area ? areaName(area) : t('country'), reason })}</Text>
        <Text>
          {t('from')}: {moment(from, now)}
        </Text>
        <Text>
          {t('until')}: {moment(until, now)}
        </Text>
      </div>
      {parts.map((part) => (
        <Part key={part.id} part={part} isOnly={parts.length === 1} isOver={isOver} token={token} />
      ))}
      {isOver ? <Text role="status">{t('over')}</Text> : <Open consent={consent} token={token} />}
    </>
  );
}

type Part = ConsentReply['parts'][number];

/** Answers for lines: all that the link is for and that have no answer yet, or those of one part, whose answer it replaces. */
function useAnswering(token: string) {
  const queryClient = useQueryClient();
  return useAction({
    mutationFn: ({ yes, part }: { yes: boolean; part?: string }) =>
      api.post('/consents/answer', { body: { token, yes, ...(part === undefined ? {} : { part, replaces: true }) } }),
    // Also after a refusal: someone else has answered meanwhile.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['/consents/{token}'] }),
  });
}

/** Lines of one contact, what was said of them and by whom, and how to change it. */
function Part({ part, isOnly, isOver, token }: { part: Part; isOnly: boolean; isOver: boolean; token: string }) {
  const { t } = useTranslation('consent');
  const { moment } = useFormats();
  const now = useNow(30_000);
  const answering = useAnswering(token);
  const { contact, lines, yes, answeredBy, answeredAs, answeredAt } = part;
  const at = answeredAt ? moment(answeredAt, now) : '';
  return (
    <section>
      <Text fw={600}>{t('lines', { count: lines.length })}</Text>
      {!isOnly && <Text size="sm">{contact === null ? t('noContact') : t('contact', { name: contact })}</Text>}
      <List size="sm">
        {lines.map(({ number, label }) => (
          <List.Item key={number}>
            {label} · {phoneNumberText(number)}
          </List.Item>
        ))}
      </List>
      {yes !== null && !isOver && (
        <Stack gap="xs" mt="xs" align="start">
          <div role="status">
            <Text fw={600}>{t(yes ? 'saidYes' : 'saidNo')}</Text>
            <Text size="sm">
              {t(`by.${answeredAs ?? 'owner'}`, { name: answeredBy ?? '', at })} {t('change')}
            </Text>
          </div>
          {answering.isError && <ProblemMessage error={answering.error} />}
          <Button
            variant="default"
            fullWidth={isOnly}
            loading={answering.isPending}
            onClick={() => answering.mutate({ yes: !yes, part: part.id })}
          >
            {t(yes ? 'toNo' : 'toYes')}
          </Button>
        </Stack>
      )}
    </section>
  );
}

/** The two answers, as long as some lines have none. */
function Open({ consent: { parts }, token }: { consent: ConsentReply; token: string }) {
  const { t } = useTranslation('consent');
  const answering = useAnswering(token);
  const open = parts.filter(({ yes }) => yes === null);
  const count = open.reduce((sum, { lines }) => sum + lines.length, 0);
  const problem = answering.isError && <ProblemMessage error={answering.error} />;
  if (count === 0) return problem;
  return (
    <>
      <div role="status">
        {open.length < parts.length && <Text fw={600}>{t('open', { count })}</Text>}
        <Text size="sm">{t('heard')}</Text>
      </div>
      {problem}
      <Button color="red" loading={answering.isPending} onClick={() => answering.mutate({ yes: true })}>
        {t('yes')}
      </Button>
      <Button variant="default" loading={answering.isPending} onClick={() => answering.mutate({ yes: false })}>
        {t('no')}
      </Button>
    </>
  );
}
