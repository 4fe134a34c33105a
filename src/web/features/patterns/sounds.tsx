import { standardSlots } from '../../../domain/line/line-config.ts';
import { DefaultSound } from '../../lines/default-sound.tsx';
import { AudioPlayer } from '../../ui/audio-player.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import styles from './patterns.module.css';
import { Group, Row, Sample } from './sample.tsx';
import { sounds } from './sample-sounds.ts';
import { usePatternWords } from './use-pattern-words.ts';

const states = ['checking', 'refused', 'loading', 'gone'] as const;

/** Players in every state, the default announcements, and the place for a file. */
export function Sounds() {
  const { groups, sounds: words } = usePatternWords();
  const names = { ...words, gone: words.failed };
  return (
    <Group title={groups.sounds}>
      <Sample name={words.compare}>
        <AudioPlayer promptId={sounds.ready} label={words.greeting} compare />
      </Sample>
      <Sample name={words.plain}>
        <AudioPlayer promptId={sounds.ready} label={words.file} />
      </Sample>
      <div className={styles.two}>
        {states.map((state) => (
          <Sample key={state} name={names[state]}>
            <AudioPlayer promptId={sounds[state]} label={names[state]} />
          </Sample>
        ))}
      </div>
      <Sample name={words.default}>
        <Row>
          {standardSlots.map((slot) => (
            <DefaultSound key={slot} lineSlot={slot} />
          ))}
        </Row>
      </Sample>
      <Sample name={words.drop}>
        <FileDrop label={words.dropLabel} hint={words.dropHint} onFile={() => undefined} />
      </Sample>
    </Group>
  );
}
