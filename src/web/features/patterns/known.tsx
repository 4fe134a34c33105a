import { proofs } from '../../../domain/change-request/proof.ts';
import { PlayButton } from '../../ui/play-button.tsx';
import { ProofCard } from '../../ui/proof-card.tsx';
import styles from './patterns.module.css';
import { Group } from './sample.tsx';
import { sounds } from './sample-sounds.ts';
import { inHours } from './sample-time.ts';
import { usePatternWords } from './use-pattern-words.ts';

/** The four answers to "how do you know?", a machine's in each of its ways; one with what backs it up. */
export function Known() {
  const { groups, sounds: words } = usePatternWords();
  return (
    <Group title={groups.known}>
      <div className={styles.cards}>
        {proofs.map((proof, index) => (
          <ProofCard key={proof} proof={proof} at={proof === 'unknown' ? null : inHours(-index - 1)}>
            {proof === 'heard' && <PlayButton promptId={sounds.ready} label={words.greeting} />}
          </ProofCard>
        ))}
      </div>
    </Group>
  );
}
