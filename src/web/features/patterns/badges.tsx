import { roles } from '../../../domain/access/role.ts';
import { changeRequestStatuses } from '../../../domain/change-request/lifecycle.ts';
import { RoleBadges } from '../../ui/role-badges.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { Group, Row, Sample } from './sample.tsx';
import { usePatternWords } from './use-pattern-words.ts';

const jobStatuses = ['open', 'taken', 'done'];
const tones = ['neutral', 'info', 'work', 'good', 'warn', 'bad'] as const;

/** Every state of a request and a job, every role, every tone. */
export function Badges() {
  const { groups, badges } = usePatternWords();
  return (
    <Group title={groups.badges}>
      <Sample name={badges.states}>
        <Row>
          {[...changeRequestStatuses, ...jobStatuses].map((status) => (
            <StatusBadge key={status} status={status} />
          ))}
        </Row>
      </Sample>
      <Sample name={badges.tones}>
        <Row>
          {tones.map((tone) => (
            <ToneBadge key={tone} tone={tone}>
              {badges[tone]}
            </ToneBadge>
          ))}
        </Row>
      </Sample>
      <Sample name={badges.roles}>
        <RoleBadges roles={roles} />
      </Sample>
    </Group>
  );
}
