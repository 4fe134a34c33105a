import { type Capabilities, ConnectorError, type HandWork, type PhoneSystemConnector } from '../phone-system.port.ts';
import type { ManualSettings } from '../phone-system-settings.ts';
import { checklist, removal } from './checklist.ts';
import { promptArchive } from './prompt-archive.ts';
import { promptFilesOf } from './prompt-files.ts';

export const manualCapabilities: Capabilities = {
  appliesByItself: false,
  endsClosuresByItself: false,
  verifiesByReadBack: false,
  verifiesByCall: false,
  bulk: false,
};

/** What there is to do by hand. Pure. */
export function handWorkOf({ rendition }: ManualSettings): HandWork {
  return {
    checklist: (change) => checklist(change, rendition),
    removal: (line) => removal(line, rendition),
    promptArchive(change, open) {
      const { fresh } = promptFilesOf(change, rendition);
      return fresh.length === 0 ? null : promptArchive(fresh, { open, rendition });
    },
  };
}

/** For phone systems that only a person can change: a checklist, a ZIP, and signatures that the caller keeps. */
export function createManualConnector(settings: ManualSettings): PhoneSystemConnector {
  return {
    handWork: handWorkOf(settings),
    describe: () => manualCapabilities,
    // The technician gets the files in the ZIP.
    deliver: async (_prompts, _open, signal) => signal?.throwIfAborted(),
    async apply(_lines, signal) {
      signal?.throwIfAborted();
      throw new ConnectorError('refused', 'only_by_hand');
    },
    async remove(_lineIds, signal) {
      signal?.throwIfAborted();
      throw new ConnectorError('refused', 'only_by_hand');
    },
    async readBack(_lineIds, signal) {
      signal?.throwIfAborted();
      return [];
    },
    async applyNational(_days, signal) {
      signal?.throwIfAborted();
      throw new ConnectorError('refused', 'only_by_hand');
    },
    async readBackNational(signal) {
      signal?.throwIfAborted();
      return null;
    },
    health: async (signal) =>
      signal?.aborted
        ? { ok: false, says: { code: 'no_answer', params: {} } }
        : { ok: true, says: { code: 'works_by_hand', params: {} } },
    close: async () => undefined,
  };
}
