/** Kinds that become a job or take the fast track (docs/rules.md#kinds-of-request). They need a phone-channel contract. */
export const workKinds = [
  'voice_replacement',
  'holiday_setting',
  'business_hours',
  'other_adjustment',
  'emergency_closure',
  'rollback',
] as const;

/** Kinds that become a quote request, never work (docs/rules.md#kinds-of-request). */
export const paidKinds = [
  'prompt_recording',
  'ivr_redesign',
  'bot_flow_design',
  'integration_support',
  'custom_feature',
] as const;

/** Kinds that need no technician while temporary service hours are open, for the emergency and holiday recordings (docs/rules.md#temporary-service-hours). */
export const sentInOpenHours: readonly ChangeRequestKind[] = ['voice_replacement'];

export const changeRequestKinds = [...workKinds, ...paidKinds] as const;

export type PaidKind = (typeof paidKinds)[number];
export type ChangeRequestKind = (typeof changeRequestKinds)[number];

export function isPaidKind(kind: ChangeRequestKind): kind is PaidKind {
  return (paidKinds as readonly string[]).includes(kind);
}
