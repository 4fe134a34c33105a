import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../lib/session.ts';
import { useAction } from '../lib/use-action.ts';
import { useAlarmNotices } from './alarm-notices.ts';
import './alarms-words.ts';

/** Whether alarms are shown outside the page in this browser, and the press that changes it. */
export function AlarmNotices() {
  const { t } = useTranslation('alarms');
  const { state, turnOn, turnOff } = useAlarmNotices(useMe().id);
  const asking = useAction({ mutationFn: turnOn });
  return (
    <Group gap="sm">
      <Text size="sm" c="dimmed" role="status">
        {t(`notices.${state}`)}
      </Text>
      {state === 'off' && (
        <Button size="xs" variant="default" loading={asking.isPending} onClick={() => asking.mutate()}>
          {t('notices.turnOn')}
        </Button>
      )}
      {state === 'on' && (
        <Button size="xs" variant="default" onClick={turnOff}>
          {t('notices.turnOff')}
        </Button>
      )}
    </Group>
  );
}
