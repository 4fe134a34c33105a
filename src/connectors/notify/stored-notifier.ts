import type { Notifier } from './notify.port.ts';

/** For installations without a mail server: sends nothing; an admin reads the stored message. */
export function createStoredNotifier(): Notifier {
  return {
    kind: 'stored',
    send: async () => undefined,
    close: async () => undefined,
  };
}
