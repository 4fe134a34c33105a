import { ConnectorError, type PhoneSystemConnector } from '../phone-system.port.ts';
import type { ManualSettings } from '../phone-system-settings.ts';
import { checklist, removal } from './checklist.ts';
import { promptArchive } from './prompt-archive.ts';
import { promptFilesOf } from './prompt-files.ts';

/** For phone systems that only a person can change: a checklist, a ZIP, and signatures that the caller keeps. */
export function createManualConnector({ rendition }: ManualSettings): PhoneSystemConnector {
  return {
    handWork: {
      checklist: (change) => checklist(change, rendition),
      removal: (line) => removal(line, rendition),
      promptArchive(change, open) {
        const { fresh } = promptFilesOf(change, rendition);
        return fresh.length === 0 ? null : promptArchive(fresh, { open, rendition });
      },
    },
    describe: () => ({
      appliesByItself: false,
      endsClosuresByItself: false,
      verifiesByReadBack: false,
      verifiesByCall: false,
      bulk: false,
    }),
    // The technician gets the files in the ZIP.
    deliver: async () => undefined,
    async apply() {
      throw new ConnectorError('refused', 'only_by_hand');
    },
    async remove() {
      throw new ConnectorError('refused', 'only_by_hand');
    },
    readBack: async () => [],
    async applyNational() {
      throw new ConnectorError('refused', 'only_by_hand');
    },
    readBackNational: async () => null,
    health: async () => ({ ok: true, says: { code: 'works_by_hand', params: {} } }),
    close: async () => undefined,
  };
}
