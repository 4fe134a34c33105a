import { Button, Select, type SelectProps, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { auditSubjectKinds } from '../../../domain/audit-entry.ts';
import { queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import styles from './admin.module.css';
import { type AuditFilter, datesOf, isSubjectId, isWrongWay, type Period, periods } from './audit-filter.ts';
import { actionName, auditActions } from './audit-names.ts';

interface Parts {
  filter: AuditFilter;
  onChange(part: AuditFilter): void;
}

/** What the audit is narrowed to: a period, a customer, a subject, an action, a person. */
export function AuditFilters({ filter, onChange }: Parts) {
  const { t } = useTranslation();
  return (
    <search className={styles.auditFilters}>
      <PeriodFilter filter={filter} onChange={onChange} />
      <div className={styles.filters}>
        <CustomerFilter filter={filter} onChange={onChange} />
        <Choice
          label={t('admin.audit.everySubject')}
          value={filter.subjectKind}
          onChange={(subjectKind) => onChange({ subjectKind })}
          data={auditSubjectKinds.map((value) => ({ value, label: t(`admin.audit.subjects.${value}`) }))}
        />
        <Choice
          label={t('admin.audit.everyAction')}
          value={filter.action}
          onChange={(action) => onChange({ action })}
          data={auditActions.map((value) => ({ value, label: actionName(value) }))}
        />
        <PersonFilter filter={filter} onChange={onChange} />
        <TextInput
          aria-label={t('admin.audit.subjectId')}
          placeholder={t('admin.audit.byId')}
          value={filter.subjectId ?? ''}
          maxLength={80}
          error={filter.subjectId !== undefined && !isSubjectId(filter.subjectId) && t('admin.audit.noSubjectId')}
          onChange={(event) => onChange({ subjectId: event.currentTarget.value.trim() || undefined })}
        />
      </div>
    </search>
  );
}

function PeriodFilter({ filter, onChange }: Parts) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const chosen = (Object.keys(periods) as Period[]).find((period) => {
    const { from, until } = datesOf(period, now);
    return filter.from === from && filter.until === until;
  });
  const isAll = filter.from === undefined && filter.until === undefined;
  const shortcut = (key: Period | 'all', isOn: boolean, part: AuditFilter) => (
    <Button
      key={key}
      size="xs"
      variant={isOn ? 'filled' : 'default'}
      aria-pressed={isOn}
      onClick={() => onChange(part)}
    >
      {t(`admin.audit.periods.${key}`)}
    </Button>
  );
  return (
    <div className={styles.period}>
      <fieldset className={styles.shortcuts} aria-label={t('admin.audit.period')}>
        {(Object.keys(periods) as Period[]).map((key) => shortcut(key, chosen === key, datesOf(key, now)))}
        {shortcut('all', isAll, { from: undefined, until: undefined })}
      </fieldset>
      <TextInput
        type="date"
        size="sm"
        label={t('admin.audit.from')}
        value={filter.from ?? ''}
        max={filter.until}
        onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        size="sm"
        label={t('admin.audit.until')}
        value={filter.until ?? ''}
        min={filter.from}
        error={isWrongWay(filter) && t('admin.audit.wrongWay')}
        onChange={(event) => onChange({ until: event.currentTarget.value || undefined })}
      />
    </div>
  );
}

function CustomerFilter({ filter, onChange }: Parts) {
  const { t } = useTranslation();
  const isAdmin = hasRole(useMe(), 'admin');
  const customers = useQuery({ ...queryOf('/customers', { query: { limit: 200 } }), enabled: isAdmin });
  if (!isAdmin) return null;
  return (
    <Choice
      label={t('admin.audit.everyCustomer')}
      value={filter.organisationId}
      onChange={(organisationId) => onChange({ organisationId })}
      data={customers.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
    />
  );
}

/** Staff, and the people of the chosen customer; for an owner the own organisation's. */
function PersonFilter({ filter, onChange }: Parts) {
  const { t } = useTranslation();
  const isAdmin = hasRole(useMe(), 'admin');
  const { organisationId } = filter;
  const staff = useQuery({ ...queryOf('/staff', { query: { limit: 200 } }), enabled: isAdmin });
  const members = useQuery({
    ...queryOf('/members', { query: { limit: 200, organisationId } }),
  });
  const options = (people: readonly { userId: string; name: string; email: string }[] = []) =>
    people.map(({ userId, name, email }) => ({ value: userId, label: `${name} · ${email}` }));
  const groups = [
    { group: t('people.invite.staffSide'), items: options(staff.data?.items) },
    { group: t('people.invite.customerSide'), items: options(members.data?.items) },
  ];
  return (
    <Choice
      label={t('admin.audit.everyPerson')}
      value={filter.actorId}
      onChange={(actorId) => onChange({ actorId })}
      data={isAdmin ? groups : options(members.data?.items)}
    />
  );
}

function Choice(parts: {
  label: string;
  value: string | undefined;
  onChange(value: string | undefined): void;
  data: SelectProps['data'];
}) {
  const { label, value, onChange, data } = parts;
  return (
    <Select
      aria-label={label}
      placeholder={label}
      clearable
      searchable
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      data={data}
    />
  );
}
