import { createDirectoryConnector } from '../../src/connectors/phone-systems/directory/directory-connector.ts';
import { desiredLine, openPrompt } from './phone-system-lines.ts';

/**
 * Works on a folder until it is killed. `apply`: two states of a line in turn, odd revisions greet with `even`, even ones with `odd`.
 * `come-and-go`: one line is applied under two numbers in turn and removed, while another stays.
 */
const [folder = '', mode = 'apply'] = process.argv.slice(2);
const connector = createDirectoryConnector({ phoneSystemId: 'pbx-1', settings: { folder, keepOldPromptsMinutes: 60 } });

async function applyInTurn(revision: number): Promise<void> {
  const line = desiredLine({ revision, greeting: revision % 2 === 0 ? 'odd' : 'even' });
  await connector.deliver(line.prompts, openPrompt);
  if (revision === 2) process.stdout.write('applying\n');
  await connector.apply([line]);
}

async function comeAndGo(round: number): Promise<void> {
  const line = desiredLine({ lineId: 'line-that-leaves' });
  await connector.deliver(line.prompts, openPrompt);
  if (round === 2) process.stdout.write('applying\n');
  await connector.apply([{ ...line, number: '+88621111' }]);
  await connector.apply([{ ...line, number: '+88622222' }]);
  await connector.remove([line.lineId]);
}

for (let round = 2; ; round += 1) await (mode === 'apply' ? applyInTurn(round) : comeAndGo(round));
