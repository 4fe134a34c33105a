import { CircleHelp, PenLine, ShieldCheck, UserRoundCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { proofNames, proofSentences } from '../../contract/words/proof.ts';
import type { Proof } from '../../domain/change-request/proof.ts';
import { currentLanguage } from '../lib/language.ts';
import styles from './proof-card.module.css';
import { When } from './when.tsx';

/** The four answers to "how do you know?"; a machine's three ways of knowing look alike. */
const looks = {
  written: { icon: PenLine, tone: 'info' },
  readBack: { icon: ShieldCheck, tone: 'good' },
  settled: { icon: ShieldCheck, tone: 'good' },
  heard: { icon: ShieldCheck, tone: 'good' },
  signedOff: { icon: UserRoundCheck, tone: 'work' },
  unknown: { icon: CircleHelp, tone: 'warn' },
} as const;

/** How it is known what callers hear, since when, and by whom. It stays after the work has ended. */
export function ProofCard(parts: {
  proof: Proof;
  /** RFC 3339. */
  at?: string | null;
  /** The sentence, where another than the customers' is meant. */
  text?: ReactNode;
  /** What backs it up: a player, a version, what was read. */
  children?: ReactNode;
}) {
  const { proof, at, text, children } = parts;
  const { icon: Icon, tone } = looks[proof];
  const language = currentLanguage();
  return (
    <div className={styles.card} data-tone={tone}>
      <Icon size={22} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <div className={styles.name}>{proofNames[proof][language]}</div>
        {at && <When at={at} />}
        <div className={styles.text}>{text ?? proofSentences[proof][language]}</div>
        {children}
      </div>
    </div>
  );
}
