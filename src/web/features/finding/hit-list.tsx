import { useEffect } from 'react';
import styles from './finding.module.css';
import type { Hit, HitGroup } from './hits.ts';
import { useFindingWords } from './use-finding-words.ts';

/** The hits in groups, one of them chosen. The focus stays in the field, so options are pressed, not focused. */
export function HitList(parts: {
  id: string;
  groups: readonly HitGroup[];
  chosen: string | null;
  onOpen(hit: Hit): void;
}) {
  const { id, groups, chosen, onOpen } = parts;
  const words = useFindingWords();
  useEffect(() => {
    if (chosen !== null) document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  return (
    <div id={id} role="listbox" aria-label={words.results} className={styles.list}>
      {groups.map(({ sort, hits }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, which a fieldset is not
        <div key={sort} role="group" aria-labelledby={`${id}-${sort}`}>
          <div id={`${id}-${sort}`} className={styles.group}>
            {words.groups[sort]}
          </div>
          {hits.map((hit) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard
            <div
              key={hit.id}
              id={`${id}-${hit.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={hit.id === chosen}
              aria-disabled={hit.to === null || undefined}
              data-leads={hit.to !== null}
              className={styles.hit}
              onClick={() => onOpen(hit)}
            >
              <span className={styles.title}>{hit.title}</span>
              <span className={styles.state}>{hit.state}</span>
              <span className={styles.text}>{hit.text}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
