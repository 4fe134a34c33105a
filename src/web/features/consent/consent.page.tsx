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

/** An owner who wants to be asked says whether lines are closed. Opening the page decides nothing, because mail programs open links by themselves. */
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
  const { name, customer, area, from, until, reason, lines, isOver } = consent;
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
      <div>
        <Text fw={600}>{t('lines', { count: lines.length })}</Text>
        <List size="sm">
          {lines.map(({ number, label }) => (
            <List.Item key={number}>
              {label} · {phoneNumberText(number)}
            </List.Item>
          ))}
        </List>
      </div>
      {isOver ? <Text role="status">{t('over')}</Text> : <Answer consent={consent} token={token} />}
    </>
  );
}

function Answer({ consent, token }: { consent: ConsentReply; token: string }) {
  const { t } = useTranslation('consent');
  const { moment } = useFormats();
  const now = useNow(30_000);
  const queryClient = useQueryClient();
  const { yes, answeredBy, answeredAt } = consent;
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['/consents/{token}'] });
  const answering = useAction({
    mutationFn: (wanted: boolean) => {
      const replaces = yes !== null;
      return api.post('/consents/answer', { body: { token, yes: wanted, ...(replaces ? { replaces } : {}) } });
    },
    onSettled: refresh,
  });
  return (
    <>
      <div role="status">
        {yes === null ? (
          <Text size="sm">{t('heard')}</Text>
        ) : (
          <>
            <Text fw={600}>{t(yes ? 'saidYes' : 'saidNo')}</Text>
            <Text size="sm">
              {t('by', { name: answeredBy ?? '', at: answeredAt ? moment(answeredAt, now) : '' })} {t('change')}
            </Text>
          </>
        )}
      </div>
      {answering.isError && <ProblemMessage error={answering.error} />}
      {yes === null ? (
        <>
          <Button color="red" loading={answering.isPending} onClick={() => answering.mutate(true)}>
            {t('yes')}
          </Button>
          <Button variant="default" loading={answering.isPending} onClick={() => answering.mutate(false)}>
            {t('no')}
          </Button>
        </>
      ) : (
        <Button variant="default" loading={answering.isPending} onClick={() => answering.mutate(!yes)}>
          {t(yes ? 'toNo' : 'toYes')}
        </Button>
      )}
    </>
  );
}
