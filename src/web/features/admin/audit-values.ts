import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditReply } from '../../../contract/audit.contract.ts';
import { auditRoleWords } from '../../../contract/words/audit.ts';
import { messageKindNames } from '../../../contract/words/message-kinds.ts';
import { proofNames } from '../../../contract/words/proof.ts';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { offCauseNames, webhookEventNames } from '../../../contract/words/webhooks.ts';
import type { Sentence } from '../../../contract/words/wording.ts';
import { proofInAudit } from '../../../domain/change-request/proof.ts';
import { requestNumber } from '../../../domain/change-request/request-number.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { useFormats } from '../../lib/formats.ts';
import type { Language } from '../../lib/language.ts';
import { countyName } from '../../lib/place-names.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { phoneSystemsQuery } from './lines-table.tsx';
import { renditionName } from './rendition-names.ts';
import { useAuditWords } from './use-audit-words.ts';

/** Which settings a phone system has; their values may be secrets and are not kept. */
const settingNames: Record<string, string> = {
  folder: 'admin.systems.folder',
  keepOldPromptsMinutes: 'admin.systems.keep',
  rendition: 'admin.systems.rendition',
};

type Word = (value: string) => string | undefined;

/** Values of an audit row as words. */
export function useAuditValue({ subjectKind }: Pick<AuditReply, 'subjectKind'>) {
  const { t, i18n } = useTranslation();
  const { t: detail } = useAuditWords();
  const words = useWords(subjectKind);
  const { bytes, date } = useFormats();
  const list = new Intl.ListFormat(i18n.language, { style: 'narrow', type: 'unit' });
  function value(key: string, raw: unknown): string {
    if (raw === null || raw === undefined) return detail('nothing');
    if (typeof raw === 'boolean') return t(raw ? 'admin.yes' : 'admin.no');
    if (Array.isArray(raw)) {
      return raw.length === 0 ? detail('nothing') : list.format(raw.map((each) => value(key, each)));
    }
    if (key === 'size' && typeof raw === 'number') return bytes(raw);
    if (isPeriod(raw)) return `${date(raw.from)} – ${date(raw.until)}`;
    if (typeof raw === 'object') return JSON.stringify(raw);
    return words[key]?.(String(raw)) ?? String(raw);
  }
  return { value };
}

function isPeriod(value: unknown): value is { from: string; until: string } {
  const { from, until } = (value ?? {}) as { from?: unknown; until?: unknown };
  return typeof from === 'string' && typeof until === 'string';
}

/** The wording group of a field's codes; undefined for fields without one. */
function useWords(subjectKind: string): Record<string, Word> {
  const { t, i18n } = useTranslation();
  const { dateTime, date } = useFormats();
  const isAdmin = hasRole(useMe(), 'admin');
  const systems = useQuery({ ...phoneSystemsQuery, enabled: isAdmin });
  const known = (key: string): string | undefined => (i18n.exists(key) ? t(key as 'admin.yes') : undefined);
  const { known: detail } = useAuditWords();
  const own = (list: string) => (code: string) => vocabulary[list]?.[code]?.[i18n.language as Language];
  const messageKind: Word = (code) => (messageKindNames as Record<string, Sentence>)[code]?.[i18n.language as Language];
  const kinds: Record<string, Word> = {
    change_request: own('kind'),
    quote: own('kind'),
    calendar: (code) => detail(`calendarKinds.${code}`),
    phone_system: (code) => known(`admin.systems.kinds.${code}`),
    message: messageKind,
  };
  const role: Word = (code) => (auditRoleWords as Record<string, Sentence>)[code]?.[i18n.language as Language];
  return {
    answer: (code) => known(`season.answers.${code}`),
    audioProfile: (code) => detail(`profiles.${code}`),
    changed: (code) => detail(`fields.${code}`),
    county: countyName,
    date,
    dueBy: dateTime,
    from: dateTime,
    until: dateTime,
    emergencyConsent: (code) => known(`admin.consents.${code}`),
    environment: (code) => known(`admin.environments.${code}`),
    eventTypes: (code) => (webhookEventNames as Record<string, Sentence>)[code]?.[i18n.language as Language],
    keptText: (code) => detail(`sensitiveKinds.${code}`),
    kind: (code) => kinds[subjectKind]?.(code),
    number: phoneNumberText,
    offCause: (code) => (offCauseNames as Record<string, Sentence>)[code]?.[i18n.language as Language],
    onboardedOn: date,
    phoneSystemId: (id) => systems.data?.items.find((system) => system.id === id)?.name,
    plan: (code) => known(`admin.plans.${code}`),
    proof: (code) => proofNames[proofInAudit({ proof: code }) ?? 'unknown'][i18n.language as Language],
    rendition: renditionName,
    reopenedAs: requestNumber,
    reopens: requestNumber,
    returnOf: requestNumber,
    returnedBy: requestNumber,
    role,
    roles: role,
    settings: (code) => known(settingNames[code] ?? code),
    slot: (code) => own('slot')(code) ?? code.replace(/^custom:/, ''),
    status: own(subjectKind === 'quote' || subjectKind === 'enquiry' ? `${subjectKind}Status` : 'status'),
    verdict: (code) => detail(`verdicts.${code}`),
    warned: (code) => messageKind(`deadline_${code}`),
  };
}
