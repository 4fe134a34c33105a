import { promises as dns, type LookupAddress } from 'node:dns';

/**
 * Asks the name servers for all IPv4 and IPv6 addresses of a name, IPv4 first. Unlike the system's own look-up it takes
 * no thread of the process, so a slow name server delays nobody else; the hosts file is not read. One question a
 * family, 3 s at most; one that fails is fine where the other has addresses. @throws the first failure where both
 * failed, at once when the signal ends.
 */
export async function lookUp(
  name: string,
  { signal, servers }: { signal: AbortSignal; servers?: readonly string[] | undefined },
): Promise<LookupAddress[]> {
  signal.throwIfAborted();
  const resolver = new dns.Resolver({ timeout: 3_000, tries: 1 });
  if (servers) resolver.setServers(servers);
  const cancel = () => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const found = answers.flatMap((answer, index) =>
      answer.status === 'rejected' ? [] : answer.value.map((address) => ({ address, family: index === 0 ? 4 : 6 })),
    );
    const [first] = answers;
    if (found.length === 0 && first?.status === 'rejected') throw first.reason;
    return found;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
