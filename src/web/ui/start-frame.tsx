import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormats } from '../lib/formats.ts';
import { PageHeader } from './page-header.tsx';
import { Section } from './section.tsx';
import { ListSkeleton } from './skeletons.tsx';
import styles from './start-frame.module.css';
import type { Tone } from './tone-badge.tsx';

/** Where somebody starts: what needs them first, then the numbers that lead on, then the charts. */
export function StartFrame(parts: {
  title: string;
  text: ReactNode;
  tiles?: ReactNode;
  waiting: { title: string; children: ReactNode };
  /** Two charts beside each other. */
  charts?: ReactNode;
  children?: ReactNode;
}) {
  const { title, text, tiles, waiting, charts, children } = parts;
  return (
    <>
      <PageHeader title={title} text={text} />
      {tiles}
      <Section title={waiting.title} flush>
        {waiting.children}
      </Section>
      {charts && <div className={styles.charts}>{charts}</div>}
      {children}
    </>
  );
}

export function CountTiles({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.tiles} aria-label={label}>
      {children}
    </ul>
  );
}

/** A number with its name, and where it leads. `value` is undefined while it is read. */
export function CountTile(parts: { label: string; value: number | undefined; tone?: Tone; to?: string }) {
  const { label, value, tone = 'neutral', to } = parts;
  const { number } = useFormats();
  const inside = (
    <>
      <span className={styles.count}>{value === undefined ? '…' : number(value)}</span>
      <span className={styles.name}>{label}</span>
    </>
  );
  const look = { className: styles.tile, 'data-tone': value === 0 ? 'neutral' : tone };
  return (
    <li>
      {to === undefined ? (
        <div {...look}>{inside}</div>
      ) : (
        <Link to={to} {...look}>
          {inside}
        </Link>
      )}
    </li>
  );
}

export function WaitingList({ children }: { children: ReactNode }) {
  return <ul className={styles.waiting}>{children}</ul>;
}

/** One thing that needs somebody: what, why, since when; the whole row leads there. */
export function WaitingItem(parts: {
  icon: LucideIcon;
  tone: Tone;
  title: ReactNode;
  text?: ReactNode;
  when?: ReactNode;
  to: string;
}) {
  const { icon: Icon, tone, title, text, when, to } = parts;
  return (
    <li className={styles.item} data-tone={tone}>
      <Icon size={18} aria-hidden className={styles.icon} />
      <div className={styles.what}>
        <Link to={to} className={styles.link}>
          {title}
        </Link>
        {text !== undefined && <div className={styles.text}>{text}</div>}
      </div>
      {when !== undefined && <div className={styles.when}>{when}</div>}
    </li>
  );
}

/** As high as three rows. */
export function WaitingSkeleton() {
  return <ListSkeleton rows={3} rowHeight={60} />;
}
