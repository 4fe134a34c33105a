import type { IncomingMessage } from 'node:http';
import type { DemoAccountReply, InstallationReply } from '../../contract/installation.contract.ts';
import type { Deps } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import { isLoopback } from '../../shared/loopback.ts';
import { readDemoCredentials } from './demo-credentials-file.ts';
import { listDemoPeople } from './demo-people.repository.ts';

type Asked = Pick<IncomingMessage, 'headers' | 'socket'>;

/** What the pages have to know before anybody signs in. */
export async function readInstallation(deps: Deps, request: Asked): Promise<InstallationReply> {
  if (!isDemoDoorOpen(deps, request)) return { demoAccounts: null };
  const people = await demoPeople(deps);
  return { demoAccounts: people.length === 0 ? null : people };
}

/**
 * The e-mail address and password of one of the demonstration's people. Where the door is closed it does not exist, so that is
 * asked before the body is read. @throws AppError `not_found`, and what `readBody` throws.
 */
export async function passDemoDoor(
  deps: Deps,
  request: Asked,
  readBody: () => { account: string },
): Promise<{ email: string; password: string }> {
  if (!isDemoDoorOpen(deps, request)) throw notFound();
  const { account } = readBody();
  const credentials = await readDemoCredentials(deps.config.dataFolder);
  if (!credentials || !Object.hasOwn(credentials.accounts, account)) throw notFound();
  const { email, password } = credentials.accounts[account] as { email: string; password: string };
  return { email, password };
}

/**
 * Open only in a demonstration that nobody but this machine can reach (docs/decisions/0020-demo-door.md): it listens on loopback,
 * its public address is loopback, no proxy is configured or has left a header, and the caller names this machine. The
 * last keeps out a page of elsewhere whose name was made to point here (DNS rebinding).
 */
function isDemoDoorOpen(
  { config, publicUrl }: Pick<Deps, 'config' | 'publicUrl'>,
  { headers, socket }: Asked,
): boolean {
  return (
    config.demo &&
    config.trustProxy === 0 &&
    isLoopback(config.host) &&
    isLoopback(new URL(publicUrl()).hostname) &&
    isLoopback(hostNameOf(headers.host)) &&
    isLoopback(socket.remoteAddress ?? '') &&
    !Object.keys(headers).some((name) => /^(forwarded|via|x-forwarded-.*|x-real-ip)$/.test(name))
  );
}

function hostNameOf(host: string | undefined): string {
  return host !== undefined && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}

/** The people of the credentials who are still there, in their order. */
async function demoPeople({ config, database }: Deps): Promise<DemoAccountReply[]> {
  const credentials = await readDemoCredentials(config.dataFolder);
  const accounts = Object.entries(credentials?.accounts ?? {});
  if (accounts.length === 0) return [];
  const people = await listDemoPeople(
    database,
    accounts.map(([, { email }]) => email),
  );
  return accounts.flatMap(([account, { email }]) => {
    const person = people.find((each) => each.email === email);
    return person ? [{ account, name: person.name, roles: person.roles, organisation: person.organisation }] : [];
  });
}
