import { is } from 'drizzle-orm';
import { getTableConfig, PgArray, type PgColumn, PgTable, PgText } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { receiptReasons } from '../../src/contract/deadlines.contract.ts';
import { alarmKindNames } from '../../src/contract/words/alarms.ts';
import { audioFindingWords } from '../../src/contract/words/audio-findings.ts';
import { auditActionWords, auditRoleWords, auditSubjectWords } from '../../src/contract/words/audit.ts';
import { behalfChannelNames } from '../../src/contract/words/behalf-channels.ts';
import {
  blockerSentences,
  broadcastLineStateNames,
  broadcastStatusNames,
} from '../../src/contract/words/broadcasts.ts';
import {
  calendarChangeNames,
  calendarImportStateNames,
  exceptionKindNames,
} from '../../src/contract/words/calendar.ts';
import { changeFaultWords } from '../../src/contract/words/change-faults.ts';
import { receiptWords } from '../../src/contract/words/deadlines.ts';
import { enquiryStatusNames } from '../../src/contract/words/enquiry-status-names.ts';
import { eveningNames } from '../../src/contract/words/exercises.ts';
import { feedFaultNames } from '../../src/contract/words/feed.ts';
import { messageKindNames } from '../../src/contract/words/message-kinds.ts';
import { proofNames } from '../../src/contract/words/proof.ts';
import { feasibilityNames, quoteRoleNames, quoteWorkNames } from '../../src/contract/words/quote-names.ts';
import { quoteStatusNames } from '../../src/contract/words/quote-status-names.ts';
import { requestLineStateNames, requestOutcomeNames } from '../../src/contract/words/request-lines.ts';
import { timelineWords } from '../../src/contract/words/timeline.ts';
import { vocabulary } from '../../src/contract/words/vocabulary.ts';
import {
  deliveryFaultNames,
  deliveryStatusNames,
  offCauseNames,
  webhookEventNames,
} from '../../src/contract/words/webhooks.ts';
import * as schema from '../../src/db/schema/index.ts';
import { roles } from '../../src/domain/access/role.ts';
import { audioErrorCodes, audioFaultCodes, audioWarningCodes } from '../../src/domain/audio/verdict.ts';
import { auditSubjectKinds, ownAuditActions } from '../../src/domain/audit-entry.ts';
import { broadcastLifecycle } from '../../src/domain/broadcast/broadcast-state.ts';
import { changeFaults } from '../../src/domain/change-request/change-fault.ts';
import { changeRequestActions } from '../../src/domain/change-request/lifecycle.ts';
import { holdingActions } from '../../src/domain/job/job-state.ts';
import { standardSlots } from '../../src/domain/line/line-config.ts';
import { webhookEventTypes } from '../../src/domain/webhook/webhook-events.ts';
import { mailChoiceEn } from '../../src/web/features/account/mail-choice-words.en.ts';
import { mailChoiceZhTw } from '../../src/web/features/account/mail-choice-words.zh-tw.ts';
import { auditDetailEn } from '../../src/web/features/admin/audit-words.en.ts';
import { auditDetailZhTw } from '../../src/web/features/admin/audit-words.zh-tw.ts';
import { emergencyEn } from '../../src/web/features/emergency/words.en.ts';
import { emergencyZhTw } from '../../src/web/features/emergency/words.zh-tw.ts';
import { scopeEn } from '../../src/web/features/scope/words.en.ts';
import { scopeZhTw } from '../../src/web/features/scope/words.zh-tw.ts';
import { en, zhTw } from '../support/page-words.ts';

/** A code's words in each language; what is missing is undefined. */
type WordsOf = (code: string) => unknown[];

function at(words: object, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], words);
}

/** Words of the pages, below a path. */
function onPages(path: string): WordsOf {
  return (code) => [en, zhTw].map((words) => (at(words, path) as Record<string, unknown> | undefined)?.[code]);
}

/** Words of the contract. */
function said(map: object | undefined): WordsOf {
  return (code) => {
    const words = (map as Record<string, unknown> | undefined)?.[code] as Record<string, unknown> | undefined;
    const sentence = (words?.title ?? words) as Record<string, unknown> | undefined;
    return [sentence?.en, sentence?.['zh-TW']];
  };
}

const roleWords = said(auditRoleWords);
const statusWords = said(vocabulary.status);
const slot = { codes: standardSlots, words: said(vocabulary.slot) };
/** A person's words stand there too. */
const fault = { codes: changeFaults, words: said(changeFaultWords) };

/** Columns whose codes people read. The codes are the column's own `enum` where none are given. */
const coded: Record<string, { words: WordsOf; codes?: readonly string[] }> = {
  'member.role': { words: roleWords },
  'staff_role.role': { words: roleWords },
  'invitation.roles': { words: roleWords },
  'api_key.role': { words: roleWords },
  'change_request.kind': { words: said(vocabulary.kind) },
  'change_request.status': { words: statusWords },
  'change_request.held_from': { words: statusWords },
  'change_request.slot': slot,
  'change_request.behalf_channel': { words: said(behalfChannelNames) },
  'quote.behalf_channel': { words: said(behalfChannelNames) },
  'change_request.proof': { words: said(proofNames) },
  'change_request.outcome': { words: said(requestOutcomeNames) },
  'change_request_line.state': { words: said(requestLineStateNames) },
  'change_request_line.proof': { words: said(proofNames) },
  'change_request.warned': { words: (code) => said(messageKindNames)(`deadline_${code}`) },
  'change_request.reason': fault,
  'calendar_import.state': { words: said(calendarImportStateNames) },
  'calendar_exception.kind': { words: said(exceptionKindNames) },
  'season_answer.answer': { words: onPages('season.answers') },
  'deadline_move.kind': { words: said(calendarChangeNames) },
  'announcement.state': { words: said(vocabulary.status) },
  'enquiry.status': { words: said(enquiryStatusNames) },
  'enquiry.category': {
    words: (code) => [scopeEn, scopeZhTw].map(({ categories }) => (categories as Record<string, string>)[code]),
  },
  'quote.status': { words: said(quoteStatusNames) },
  'quote.kind': { words: said(vocabulary.kind) },
  'quote_version.feasibility': { words: said(feasibilityNames) },
  'quote_work.state': { words: said(quoteWorkNames) },
  'quote_version_line.role': {
    words: said(quoteRoleNames),
    codes: ['designer', 'voice_talent', 'engineer', 'developer', 'project_manager'],
  },
  'alarm.kind': { words: said(alarmKindNames) },
  'feed.fault': { words: said(feedFaultNames) },
  'broadcast.status': { words: said(broadcastStatusNames) },
  'broadcast_line.state': { words: said(broadcastLineStateNames) },
  'exercise.evening': { words: said(eveningNames) },
  'exercise_broadcast.status': { words: said(broadcastStatusNames) },
  'exercise_line.disposition': {
    words: (code) => [emergencyEn, emergencyZhTw].map(({ preview }) => at(preview, code)),
  },
  'exercise_line.blocker': { words: said(blockerSentences) },
  'customer.plan': { words: onPages('admin.plans') },
  'customer.environment': { words: onPages('admin.environments') },
  'job.status': { words: statusWords },
  'job.reason': fault,
  'phone_system.kind': { words: onPages('admin.systems.kinds') },
  'line.emergency_consent': { words: onPages('admin.consents') },
  'line_revision.reason': {
    words: (code) => [...onPages('admin.lines.reasons')(code), ...onPages('customer.history')(code)],
  },
  'prompt.slot': slot,
  'prompt.verdict': {
    words: (code) =>
      [auditDetailEn, auditDetailZhTw].map(({ verdicts }) => (verdicts as Record<string, unknown>)[code]),
  },
  'audit_row.actor_role': { words: roleWords, codes: [...roles, 'system'] },
  'audit_row.action': {
    words: said({ ...timelineWords, ...auditActionWords }),
    codes: [
      ...ownAuditActions,
      ...Object.values(broadcastLifecycle).flatMap((cells) =>
        Object.keys(cells).map((action) => `broadcast.${action}`),
      ),
      ...[...changeRequestActions, ...holdingActions].map((action) => `change_request.${action}`),
    ],
  },
  'audit_row.subject_kind': {
    words: (code) => [...said(auditSubjectWords)(code), ...onPages('admin.audit.subjects')(code)],
    codes: auditSubjectKinds,
  },
  'audit_row.reason': fault,
  'webhook_endpoint.event_types': { words: said(webhookEventNames) },
  'webhook_endpoint.off_cause': { words: said(offCauseNames) },
  'webhook_delivery.type': { words: said(webhookEventNames), codes: [...webhookEventTypes, 'webhook.test'] },
  'webhook_delivery.status': { words: said(deliveryStatusNames) },
  'webhook_delivery.fault': { words: said(deliveryFaultNames) },
  'mail_choice.muted': {
    words: (code) => [mailChoiceEn, mailChoiceZhTw].map(({ kinds }) => (kinds as Record<string, string>)[code]),
  },
  'mail_choice.pace': {
    words: (code) => [mailChoiceEn, mailChoiceZhTw].map(({ paces }) => (paces as Record<string, string>)[code]),
  },
  'message.kind': { words: said(messageKindNames) },
};

const hash = 'a hash or a secret, never shown';
const name = 'a name or words that a person wrote';
const key = 'an identifier, made by a machine for machines';
const derived = 'worked out from another column for searching';
const program = 'the name and version of a program or a table';
const state = 'decides what a page shows, and is never shown itself';

/** Columns without codes to read, each with the reason. */
const wordless: Record<string, string> = {
  'broadcast.county': "a county's official name",
  'broadcast.district': "a district's official name",
  'broadcast.reason': name,
  'broadcast.approver_part': 'a constant of a key, never shown',
  'broadcast_person.user_name': name,
  'broadcast_person.part': 'shown as the place where the name stands',
  'broadcast_change.proposed_by_name': name,
  'broadcast_change.approved_by_name': name,
  'broadcast_question.contact_name': name,
  'broadcast_question.contact_email': name,
  'broadcast_question.answered_by': name,
  'broadcast_question.taken_down_by_name': name,
  'broadcast_question_mail.user_name': name,
  'broadcast_question_mail.email': name,
  'broadcast_question_mail.token_hash': hash,
  'broadcast_override.reason': name,
  'broadcast_heard.sha256': hash,
  'exercise.started_by_name': name,
  'exercise_broadcast.topic': derived,
  'exercise_broadcast.county': "a county's official name",
  'exercise_broadcast.district': "a district's official name",
  'exercise_broadcast.reason': name,
  'exercise_broadcast.draft_hash': hash,
  'exercise_broadcast.approver_part': 'a constant of a key, never shown',
  'exercise_person.user_name': name,
  'exercise_person.part': 'shown as the place where the name stands',
  'exercise_heard.user_name': name,
  'exercise_line.number': 'a phone number',
  'exercise_line.label': name,
  'exercise_line.customer': name,
  'exercise_line.phone_system': name,
  'user.name': name,
  'user.email': name,
  'user.image': 'an address of a picture',
  'user.language': 'a language tag; each language is called by its own name',
  'session.token': hash,
  'session.ip_address': 'an address',
  'session.user_agent': "the browser's own words",
  'account.account_id': key,
  'account.provider_id': key,
  'account.access_token': hash,
  'account.refresh_token': hash,
  'account.id_token': hash,
  'account.scope': key,
  'account.password': hash,
  'verification.identifier': key,
  'verification.value': key,
  'two_factor.secret': hash,
  'two_factor.backup_codes': hash,
  'totp_used.code_hash': hash,
  'invitation.email': name,
  'invitation.token_hash': hash,
  'mail_refusal.recipient': name,
  'mail_refusal.token_hash': hash,
  'api_key.prefix': key,
  'api_key.secret_hash': hash,
  'api_key.name': name,
  'rate_limit.key': key,
  'change_request.awaiting': state,
  'change_request.question': name,
  'change_request.behalf_evidence': name,
  'quote.behalf_evidence': name,
  'change_request.note': name,
  'change_request.filed_by_name': name,
  'change_request.calendar_version': program,
  'change_request_place.place': 'decides what two requests may not both change, and is never shown itself',
  'calendar_import.format': key,
  'calendar_import.encoding': key,
  'calendar_import.file_name': name,
  'calendar_import.created_by_name': name,
  'calendar_exception.reason': name,
  'calendar_exception.created_by_name': name,
  'deadline_move.calendar_before': program,
  'deadline_move.calendar_after': program,
  'deadline_move.by_name': name,
  'customer.name': name,
  'customer.search_text': derived,
  'customer.county': "a county's official name",
  'job.outcome': state,
  'job.subject_kind': state,
  'alarm.subject_kind': state,
  'feed.address': 'an address',
  'feed.etag': key,
  'feed.last_modified': key,
  'feed_entry.key': hash,
  'feed_entry.version': hash,
  'feed_entry.identifier': key,
  'line_wish.reason': state,
  'line_wish.state': state,
  'job.taken_by_name': name,
  'phone_system.name': name,
  'phone_system.name_key': derived,
  'phone_system.audio_profile': program,
  'phone_system.national_version': program,
  'line.number': 'a phone number',
  'line_removal.number': 'a phone number',
  'line.label': name,
  'line.contact_name': name,
  'line.contact_email': name,
  'line.search_text': derived,
  'line.county': "a county's official name",
  'line.district': "a district's official name",
  'line.time_zone': 'the IANA name of a time zone',
  'line_group.name': name,
  'public_hours.label': name,
  'public_hours.token': hash,
  'line_group.name_key': derived,
  'line_revision.author_name': name,
  'closure.source': 'decides which closure wins, and is never shown itself',
  'prompt.file_name': name,
  'prompt.raw_format': 'the name of a file format, the same in every language',
  'prompt.master_key': key,
  'prompt.master_sha256': hash,
  'prompt.status': state,
  'prompt.profile_id': program,
  'prompt.engine': program,
  'prompt.uploaded_by_name': name,
  'unfinished_upload.file_name': name,
  'unfinished_upload.raw_format': 'the name of a file format, the same in every language',
  'rendition.name': 'a file format; its name is the same in every language',
  'rendition.storage_key': key,
  'rendition.content_type': 'a media type',
  'rendition.sha256': hash,
  'rendition.profile_id': program,
  'rendition.engine': program,
  'alarm.acknowledged_by_name': name,
  'alarm_notified.user_name': name,
  'audit_row.subject_id': key,
  'audit_row.words_hash': hash,
  'audit_row.call_id': key,
  'audit_words.salt': hash,
  'audit_seal.previous_hash': hash,
  'audit_seal.hash': hash,
  'idempotency_key.caller': key,
  'idempotency_key.key': key,
  'idempotency_key.fingerprint': hash,
  'idempotency_key.body': 'an answer, kept as it was sent',
  'webhook_endpoint.url': 'a web address',
  'webhook_endpoint.description': name,
  'webhook_endpoint.secret': hash,
  'webhook_endpoint.former_secret': hash,
  'webhook_delivery.response_text': "the endpoint's own words",
  'message.recipient': name,
  'message.subject': 'words, as sent',
  'message.body': 'words, as sent',
  'message.error': "the mail server's own words",
  'request_message.kind': 'decides where the words stand in the timeline, whose entry has its own',
  'request_message.words': name,
  'request_message.side': state,
  'season_sweep.name': 'the holidays, as the national calendar names them',
  'season_answer.answered_by_name': name,
  'service_hours_extension.reason': name,
  'service_hours_extension.opened_by_name': name,
  'service_hours_extension.closed_by_name': name,
  'enquiry.topic_key': 'a topic of the scope table',
  'enquiry.asked_by_name': name,
  'enquiry.taken_by_name': name,
  'enquiry_message.side': state,
  'enquiry_message.author_name': name,
  'enquiry_message.words': "a person's own words",
  'quote_rates_version.edited_by_name': name,
  'scope_version.published_by_name': name,
  'scope_draft.edited_by_name': name,
  'quote.description': "the customer's own words",
  'quote.sketch_text': "the customer's own words",
  'quote.requested_by_name': name,
  'quote.accepted_name': name,
  'quote.reason': "a person's own words",
  'quote_version.feasibility_note': "sales' own words",
  'quote_version.offered_by_name': name,
  'quote_version_line.description': "sales' own words",
  'quote_message.side': state,
  'quote_message.author_name': name,
  'quote_message.words': "a person's own words",
  'attachment.file_name': name,
  'attachment.content_type': 'a media type',
  'attachment.sha256': hash,
  'attachment.storage_key': key,
  'quote_work.delivered_by_name': name,
  'quote_work.confirmed_by_name': name,
  'quote_work.return_reason': "a person's own words",
  'quote_work.warned': state,
  'announcement.status': state,
  'announcement.msg_type': state,
  'announcement.identifier': key,
  'announcement.text_hash': hash,
  'announcement.topic': derived,
  'announcement.county': "a county's official name",
  'announcement.district': "a district's official name",
  'announcement.level': state,
  'announcement.part': state,
  'announcement.from_time': 'a time of day',
  'announcement.until_time': 'a time of day',
  'announcement.work': state,
  'announcement.school': state,
  'announcement.text': "the notice's own words",
  'announcement.activated_by_name': name,
  'announcement_sighting.source': name,
  'announcement_sighting.identifier': key,
  'announcement_sighting.text_hash': hash,
  'announcement_sighting.text': "the notice's own words",
  'announcement_sighting.status': state,
  'announcement_sighting.work': state,
  'announcement_sighting.school': state,
  'announcement_sighting.by_name': name,
  'announcement_sighting.from_time': 'a time of day',
  'announcement_sighting.until_time': 'a time of day',
  'shift_note.words': name,
  'shift_note.author_name': name,
  'shift_note.done_by_name': name,
  'service_pace.kind': 'what a pace is of, and is never shown itself',
  'service_pace.environment': 'what a pace is of, and is never shown itself',
  'season_notice.told': 'decides which notice is due next, and is never shown itself',
  'request_message.author_name': name,
  'job_note.words': name,
  'job_note.author_name': name,
};

/** Codes that people read inside stored JSON. */
const codedJson: Record<string, { words: WordsOf; codes: readonly string[] }> = {
  'job.result.fault': fault,
  'change_request.receipt.reason': { words: said(receiptWords), codes: receiptReasons },
  'prompt.findings.code': {
    words: (code) => {
      const words = (audioFindingWords as Record<string, Record<string, { message: string; fix: string }>>)[code];
      return [words?.en, words?.['zh-TW']].flatMap((each) => [each?.message, each?.fix]);
    },
    codes: [...audioErrorCodes, ...audioWarningCodes, ...audioFaultCodes],
  },
};

/** Every column of text, or of a list of texts, by `table.column`. */
const columns = new Map(
  Object.values(schema)
    .filter((each) => is(each, PgTable))
    .map((table) => getTableConfig(table))
    .flatMap((table) => table.columns.map((column): [string, PgColumn] => [`${table.name}.${column.name}`, column]))
    .map(([path, column]): [string, PgColumn] => [path, is(column, PgArray) ? column.baseColumn : column])
    .filter(([, column]) => is(column, PgText)),
);

const codesOf = (path: string): readonly string[] => coded[path]?.codes ?? columns.get(path)?.enumValues ?? [];

function withoutWords(path: string, codes: readonly string[], words: WordsOf): string[] {
  return codes
    .filter((code) => words(code).some((each) => typeof each !== 'string' || each === ''))
    .map((code) => `${path}: ${code}`);
}

describe('what is stored', () => {
  it('is, in every column of text, either a code with words or named as what it is', () => {
    expect(columns.size).toBeGreaterThan(90);
    expect([...columns.keys()].filter((path) => path in coded === path in wordless)).toEqual([]);
    expect([...Object.keys(coded), ...Object.keys(wordless)].filter((path) => !columns.has(path))).toEqual([]);
  });

  it('has words in both languages for every code', () => {
    for (const path of Object.keys(coded))
      expect({ path, codes: codesOf(path).length }).not.toEqual({ path, codes: 0 });
    expect(Object.entries(coded).flatMap(([path, { words }]) => withoutWords(path, codesOf(path), words))).toEqual([]);
  });

  it('has words in both languages for every code inside JSON', () => {
    expect(Object.entries(codedJson).flatMap(([path, { codes, words }]) => withoutWords(path, codes, words))).toEqual(
      [],
    );
  });
});
