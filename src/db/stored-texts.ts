/** Where the database keeps text that people typed, for the sweep of texts from before the guard. */
export interface StoredText {
  table: string;
  text: readonly string[];
  /** JSON whose strings may be free text. */
  json: readonly string[];
  /** The product's own mails: their links carry tokens, must still work, and end by themselves. */
  hasLinks?: boolean;
}

/**
 * Every such column (docs/rules.md#sensitive-data). Not here: the text of government notices, names of people's own accounts as copied
 * beside what they did, a line's revisions (never changed: what phone systems hold), and the audit's words, which have a
 * sweep of their own.
 */
export const storedTexts: readonly StoredText[] = [
  { table: 'user', text: ['name'], json: [] },
  { table: 'api_key', text: ['name'], json: [] },
  { table: 'broadcast', text: ['reason'], json: [] },
  { table: 'broadcast_question', text: ['answered_by', 'contact_name'], json: [] },
  { table: 'broadcast_question_mail', text: ['user_name'], json: [] },
  { table: 'broadcast_override', text: ['reason'], json: [] },
  { table: 'calendar_exception', text: ['reason'], json: [] },
  { table: 'calendar_import', text: ['file_name'], json: [] },
  { table: 'change_request', text: ['question', 'note', 'reason', 'behalf_evidence'], json: ['patch'] },
  { table: 'change_request_line', text: [], json: ['patch'] },
  { table: 'customer', text: ['name'], json: [] },
  { table: 'enquiry_message', text: ['words'], json: [] },
  { table: 'exercise_broadcast', text: ['topic', 'reason'], json: [] },
  { table: 'exercise_line', text: ['label'], json: [] },
  { table: 'idempotency_key', text: ['body'], json: [] },
  { table: 'attachment', text: ['file_name'], json: [] },
  {
    table: 'quote',
    text: ['description', 'sketch_text', 'accepted_name', 'behalf_evidence', 'reason'],
    json: ['sketch', 'draft'],
  },
  { table: 'quote_message', text: ['words'], json: [] },
  { table: 'quote_version', text: ['feasibility_note'], json: [] },
  { table: 'quote_version_line', text: ['description'], json: [] },
  { table: 'quote_work', text: ['return_reason'], json: [] },
  { table: 'job', text: ['reason'], json: [] },
  { table: 'job_note', text: ['words'], json: [] },
  { table: 'line', text: ['label', 'contact_name'], json: [] },
  { table: 'line_group', text: ['name'], json: [] },
  { table: 'message', text: ['subject', 'body'], json: [], hasLinks: true },
  { table: 'phone_system', text: ['name'], json: [] },
  { table: 'prompt', text: ['file_name'], json: [] },
  { table: 'public_hours', text: ['label'], json: [] },
  { table: 'request_message', text: ['words'], json: [] },
  { table: 'season_sweep', text: ['name'], json: [] },
  { table: 'service_hours_extension', text: ['reason'], json: [] },
  { table: 'shift_note', text: ['words'], json: [] },
  { table: 'unfinished_upload', text: ['file_name'], json: [] },
  { table: 'webhook_delivery', text: [], json: ['data'] },
  { table: 'webhook_endpoint', text: ['description'], json: [] },
];
