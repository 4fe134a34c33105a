import { Anchor } from '@mantine/core';
import { useId } from 'react';
import { Link } from 'react-router';
import type { ReportGrouping } from '../../../contract/reports.contract.ts';
import { type ReportName, reportHeads, reportWords, sayGroup, sayTotal } from '../../../contract/words/reports.ts';
import { workKinds } from '../../../domain/change-request/kind.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import styles from './reporting.module.css';
import { useReportingWords } from './use-reporting-words.ts';

type Figures = Record<string, number | null>;

export interface ReportRows {
  by: ReportGrouping;
  items: readonly ({ key: string; name: string | null } & object)[];
  total: object;
}

/** The figures that the file has, a row a group; on phones it scrolls beside its first column. */
export function ReportTable({ name, report: { by, items, total } }: { name: ReportName; report: ReportRows }) {
  const { words, language } = useReportingWords();
  const linkOf = useRowLink(by);
  const columns = Object.entries(reportWords[name]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className={styles.scroll} aria-label={words.table[name]} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{reportHeads(by, language).group}</th>
            {columns.map(([key, figure]) => (
              <th key={key} scope="col">
                {figure.name[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <Row
              key={item.key}
              title={by === 'month' || by === 'week' ? '' : `${index + 1}. `}
              name={sayGroup(by, item, language)}
              to={linkOf(item.key)}
              figures={item as unknown as Figures}
              columns={columns.map(([key]) => key)}
            />
          ))}
        </tbody>
        <tfoot>
          <Row
            title=""
            name={sayTotal(language)}
            to={null}
            figures={total as Figures}
            columns={columns.map(([key]) => key)}
          />
        </tfoot>
      </table>
    </section>
  );
}

function Row(parts: { title: string; name: string; to: string | null; figures: Figures; columns: readonly string[] }) {
  const { title, name, to, figures, columns } = parts;
  const { decimal } = useFormats();
  const { words } = useReportingWords();
  return (
    <tr>
      <th scope="row">
        {title}
        {to === null ? (
          name
        ) : (
          <Anchor component={Link} to={to}>
            {name}
          </Anchor>
        )}
      </th>
      {columns.map((key) => {
        const value = figures[key] ?? null;
        return (
          <td key={key} data-value={value ?? ''}>
            {value === null ? <span title={words.nothing}>–</span> : decimal(value)}
          </td>
        );
      })}
    </tr>
  );
}

/** Where a row leads: admins and support to the customer, staff to the queue's jobs of the kind, a customer to its requests of it. */
function useRowLink(by: ReportRows['by']): (key: string) => string | null {
  const me = useMe();
  if (by === 'customer' && hasRole(me, 'admin', 'agent')) return (key) => `/customers/${key}`;
  if (by !== 'kind') return () => null;
  const list = hasRole(me, 'operator', 'admin') ? '/jobs' : '/requests';
  return (key) => (workKinds.some((kind) => kind === key) ? `${list}?kind=${key}` : null);
}

/** Each figure in one sentence. */
export function FigureMeanings({ name }: { name: ReportName }) {
  const { words, language } = useReportingWords();
  const id = useId();
  return (
    <details className={styles.meanings}>
      <summary id={id}>{words.meaning}</summary>
      <dl aria-labelledby={id}>
        {Object.entries(reportWords[name]).map(([key, figure]) => (
          <div key={key}>
            <dt>{figure.name[language]}</dt>
            <dd>{figure.meaning[language]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
