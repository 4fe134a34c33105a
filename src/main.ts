import { Command } from 'commander';
import { wordings } from './contract/words/catalogue.ts';
import { say } from './contract/words/say.ts';
import { AppError } from './shared/app-error.ts';

const program = new Command('lineshift').description('The operations desk for phone-channel changes');

program
  .command('all', { isDefault: true })
  .description('API, workers and, without DATABASE_URL, the embedded database in one process')
  .action(async () => (await import('./commands/all.ts')).runAll());
program
  .command('serve')
  .description('the API alone')
  .action(async () => (await import('./commands/serve.ts')).runServe());
program
  .command('work')
  .description('the workers alone')
  .action(async () => (await import('./commands/work.ts')).runWork());
program
  .command('migrate')
  .description('bring the database up to date and stop')
  .action(async () => (await import('./commands/migrate.ts')).runMigrate());
program
  .command('seed')
  .description('fill an empty installation with demo organisations and stop')
  .action(async () => (await import('./commands/seed.ts')).runSeed());
program
  .command('verify-audit')
  .description('recompute the hash chain of the audit')
  .action(async () => (await import('./commands/verify-audit.ts')).runVerifyAudit());
program
  .command('forget-audit-words')
  .description('delete the names and words of a customer or a person from the audit; its entries stay')
  .option('--customer <id>', 'all entries of this customer')
  .option('--user <id>', 'entries by this person and about them')
  .action(async (named) => (await import('./commands/forget-audit-words.ts')).runForgetAuditWords(named));
program
  .command('mask-texts')
  .description('mask sensitive data in texts that were stored before the guard')
  .action(async () => (await import('./commands/mask-texts.ts')).runMaskTexts());
program
  .command('judge-renditions')
  .description('compare all stored renditions with their recordings; stopped, it goes on where it was')
  .action(async () => (await import('./commands/judge-renditions.ts')).runJudgeRenditions());
program
  .command('demo')
  .description('play the story against the running server, through its public API')
  .action(async () => (await import('./commands/demo.ts')).runDemo());

/** For whoever reads the terminal: a fault of ours in words, anything else as it says. */
function wordsOf(error: unknown): string {
  if (!(error instanceof AppError)) return error instanceof Error ? error.message : String(error);
  const wording = wordings[error.code];
  return wording ? `${say(wording.detail, 'en', error.params)} (${error.code})` : error.code;
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exit(1);
});
