import type { Feasibility } from '../../domain/quote/quote-state.ts';
import type { Sentence } from './wording.ts';

export const feasibilityNames: Record<Feasibility, Sentence> = {
  possible: { en: 'Feasible', 'zh-TW': '可行' },
  possible_with_changes: { en: 'Feasible with changes', 'zh-TW': '調整後可行' },
  not_possible: { en: 'Not feasible', 'zh-TW': '不可行' },
};

export const quoteWorkNames: Record<'open' | 'delivered' | 'confirmed', Sentence> = {
  open: { en: 'In progress', 'zh-TW': '進行中' },
  delivered: { en: 'Delivered', 'zh-TW': '已交付' },
  confirmed: { en: 'Accepted by the customer', 'zh-TW': '客戶已驗收' },
};

/** Names of the roles that the rate table begins with. Others are shown as they were written. */
export const quoteRoleNames: Record<string, Sentence> = {
  designer: { en: 'Flow designer', 'zh-TW': '流程設計師' },
  voice_talent: { en: 'Voice talent', 'zh-TW': '配音員' },
  engineer: { en: 'Integration engineer', 'zh-TW': '串接工程師' },
  developer: { en: 'Software developer', 'zh-TW': '軟體工程師' },
  project_manager: { en: 'Project manager', 'zh-TW': '專案經理' },
};
