import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DemoAccountReply } from '../../../contract/installation.contract.ts';
import type { Role } from '../../../domain/access/role.ts';
import { signInCall } from '../../lib/sign-in-call.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { RoleBadges } from '../../ui/role-badges.tsx';
import styles from './demo-accounts.module.css';

const desks = {
  customer: ['owner', 'member'],
  technician: ['technician'],
  operator: ['operator'],
  office: ['agent', 'sales'],
  admin: ['admin'],
} as const satisfies Record<string, readonly Role[]>;
type Desk = keyof typeof desks;

/** The demonstration's people by desk; one press signs in as one of them. The form for a password is its child. */
export function DemoAccounts(parts: {
  accounts: readonly DemoAccountReply[];
  onSignedIn(): Promise<void>;
  onCodeNeeded(): void;
  children: React.ReactNode;
}) {
  const { t } = useTranslation();
  const enter = useAction({
    mutationFn: async (account: string) => {
      const { status } = await signInCall('/sign-in/demo', { account });
      if (status === 'secondFactorNeeded') parts.onCodeNeeded();
      else await parts.onSignedIn();
    },
  });
  return (
    <div className={styles.both} data-wide>
      <section aria-labelledby="demo-title" className={styles.people}>
        <div>
          <Title order={1} id="demo-title">
            {t('signIn.demo.title')}
          </Title>
          <Text c="dimmed">{t('signIn.demo.text')}</Text>
        </div>
        {enter.isError && <ProblemMessage error={enter.error} />}
        {(Object.keys(desks) as Desk[]).map((desk) => (
          <DeskPeople
            key={desk}
            desk={desk}
            people={parts.accounts.filter(({ roles }) => roles.some((role) => isOf(desk, role)))}
            isBusy={enter.isPending}
            onChoose={(account) => enter.mutate(account)}
          />
        ))}
      </section>
      <section className={styles.form}>{parts.children}</section>
    </div>
  );
}

function isOf(desk: Desk, role: Role): boolean {
  return (desks[desk] as readonly Role[]).includes(role);
}

function DeskPeople(parts: {
  desk: Desk;
  people: readonly DemoAccountReply[];
  isBusy: boolean;
  onChoose(account: string): void;
}) {
  const { t } = useTranslation();
  const { desk, people } = parts;
  if (people.length === 0) return null;
  return (
    <div className={styles.desk}>
      <Title order={2} size="h5" id={`demo-${desk}`}>
        {t(`signIn.demo.desks.${desk}.title`)}
      </Title>
      <Text size="sm" c="dimmed">
        {t(`signIn.demo.desks.${desk}.text`)}
      </Text>
      <ul className={styles.list} aria-labelledby={`demo-${desk}`}>
        {people.map(({ account, name, roles, organisation }) => (
          <li key={account}>
            <button
              type="button"
              className={styles.person}
              disabled={parts.isBusy}
              onClick={() => parts.onChoose(account)}
            >
              <span className={styles.name}>{name}</span>
              <span className={styles.where}>{organisation ?? <RoleBadges roles={roles} />}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
