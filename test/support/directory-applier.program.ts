import { createDirectoryConnector } from '../../src/connectors/phone-systems/directory/directory-connector.ts';
import { desiredLine, openPrompt } from './phone-system-lines.ts';

/** Applies two states of a line in turn until it is killed: odd revisions greet with `even`, even ones with `odd`. */
const [folder = ''] = process.argv.slice(2);
const connector = createDirectoryConnector({ phoneSystemId: 'pbx-1', settings: { folder, keepOldPromptsMinutes: 60 } });

for (let revision = 2; ; revision += 1) {
  const line = desiredLine({ revision, greeting: revision % 2 === 0 ? 'odd' : 'even' });
  await connector.deliver(line.prompts, openPrompt);
  if (revision === 2) process.stdout.write('applying\n');
  await connector.apply([line]);
}
