/** What questions are about, as the service guide sorts them. */
export const scopeCategories = [
  'phone_channel',
  'system_operation',
  'bot_script',
  'api_integration',
  'identity',
  'delete_customer_data',
] as const;
export type ScopeCategory = (typeof scopeCategories)[number];

/** `paid`: a quote comes first; `not_included`: we do not do it, and the answer says why and where to go. */
export const scopeVerdicts = ['included', 'not_included', 'paid'] as const;
export type ScopeVerdict = (typeof scopeVerdicts)[number];

/** Where an answer can lead; `write` is a question to our staff. Their addresses stand in `scope-places.ts`. */
export const scopePlaces = [
  'write',
  'voice',
  'holidays',
  'hours',
  'other',
  'closure',
  'requests',
  'lines',
  'account',
  'members',
  'forgot_password',
  'api_docs',
  'api_health',
  'contact',
  'quotes',
  'quote_recording',
  'quote_redesign',
  'quote_flow',
  'quote_integration',
  'quote_feature',
  'ask_how',
  'ask_error',
  'ask_node',
] as const;
export type ScopePlace = (typeof scopePlaces)[number];

/** A text in both languages. */
export interface InBoth {
  en: string;
  'zh-TW': string;
}

/** One topic of the scope table: what the desk does about it, and where to go next. */
export interface ScopeTopic {
  key: string;
  category: ScopeCategory;
  verdict: ScopeVerdict;
  place: ScopePlace;
  title: InBoth;
  answer: InBoth;
  /** How people ask for it, in their own words. */
  keywords: { en: string[]; 'zh-TW': string[] };
  /** What an agent may send as it is; null where there is none. */
  reply: InBoth | null;
}
