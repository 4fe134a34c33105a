export const sensitiveEn = {
  willMask: 'We will mask {{kinds}} before we store your text.',
  why: 'Nobody here needs it, and what is not stored cannot leak.',
  keep: '{{value}} is not sensitive, keep it',
  kept: 'Will be stored as typed: {{values}}',
  undo: 'Mask it after all',
  masked: 'Stored with {{kinds}} masked. Nobody here needs it.',
  kinds: {
    national_id: 'a national ID number',
    residence_number: 'a residence permit number',
    card_number: 'a card number',
    passport_number: 'a passport number',
    password: 'a password',
    access_key: 'an access key',
  },
};
