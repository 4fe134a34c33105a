import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { weekdays } from '../../../domain/line/line-config.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { datedHoursText, dayHoursText, intervalsText } from '../../lines/hours-words.ts';
import { useDatesText } from '../../lines/place-name.ts';
import { PromptName } from '../../lines/prompt-name.tsx';
import { wordOf } from '../../lines/slot-name.ts';
import { Section } from '../../ui/section.tsx';
import styles from './customer.module.css';

type Configuration = NonNullable<LineReply['configuration']>;

/** Weekly hours, own dates and national holidays of a line. */
export function LineHours({ configuration }: { configuration: Configuration }) {
  const { t } = useTranslation();
  return (
    <Section title={t('customer.line.hours')}>
      <div className={styles.columns}>
        <div>
          <Title order={3} size="h5" mb="xs">
            {t('customer.line.weekly')}
          </Title>
          <Weekly weekly={configuration.weekly} />
        </div>
        <div>
          <Title order={3} size="h5" mb="xs">
            {t('customer.line.dated')}
          </Title>
          <DatedDays days={configuration.datedDays} />
          <Seasons seasons={configuration.seasons} />
          <Title order={3} size="h5" mt="lg" mb="xs">
            {t('customer.line.national')}
          </Title>
          <Text size="sm">
            {t(configuration.followNationalCalendar ? 'customer.line.nationalOn' : 'customer.line.nationalOff')}
          </Text>
          <Extras configuration={configuration} />
        </div>
      </div>
    </Section>
  );
}

/** Shown only where there are any. */
function Seasons({ seasons = [] }: Pick<Configuration, 'seasons'>) {
  const { t } = useTranslation();
  const datesText = useDatesText();
  return seasons.map(({ from, to, name, weekly }) => (
    <div key={from}>
      <Title order={3} size="h5" mt="lg" mb="xs">
        {t('customer.line.season', { name, days: datesText({ from, to }) })}
      </Title>
      <Weekly weekly={weekly} />
    </div>
  ));
}

function Extras({ configuration: { makeupDays, closedForwarding } }: { configuration: Configuration }) {
  const { t } = useTranslation();
  return (
    <>
      {makeupDays !== undefined && (
        <Text size="sm">{t('customer.line.makeupDays', { hours: dayHoursText(t, makeupDays) })}</Text>
      )}
      {closedForwarding !== undefined && (
        <Text size="sm" mt="lg">
          {t('customer.line.forwarding', { number: phoneNumberText(closedForwarding) })}
        </Text>
      )}
    </>
  );
}

function Weekly({ weekly }: { weekly: Configuration['weekly'] }) {
  const { t } = useTranslation();
  if (weekly === null) return <Text size="sm">{t('customer.line.always')}</Text>;
  return (
    <dl className={styles.hours}>
      {weekdays.map((day) => (
        <div key={day} data-closed={weekly[day].length === 0}>
          <dt>{wordOf('weekday', day)}</dt>
          <dd>{intervalsText(t, weekly[day])}</dd>
        </div>
      ))}
    </dl>
  );
}

function DatedDays({ days }: { days: Configuration['datedDays'] }) {
  const { t } = useTranslation();
  const datesText = useDatesText();
  if (days.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('customer.line.noDated')}
      </Text>
    );
  }
  return (
    <dl className={styles.hours}>
      {days.map((dated) => (
        <div key={dated.from + dated.to}>
          <dt>
            {dated.name}
            <Text component="span" size="sm" c="dimmed" display="block">
              {datesText(dated)}
            </Text>
          </dt>
          <dd>
            {datedHoursText(t, dated)}
            {dated.promptId && (
              <Text component="span" size="sm" c="dimmed" display="block">
                <PromptName promptId={dated.promptId} />
              </Text>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
