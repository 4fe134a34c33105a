import type { Notifier } from './notify.port.ts';

/** For installations without a mail server: nothing is sent, because the stored message is the truth. */
export function createStoredNotifier(): Notifier {
  return {
    kind: 'stored',
    send: async () => undefined,
    close: async () => undefined,
  };
}
