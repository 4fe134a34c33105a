/** How a customer asked our staff to file something. `enquiry`: by a question that was handed over. */
export const behalfChannels = ['mail', 'phone', 'chat', 'in_person', 'enquiry'] as const;
export type BehalfChannel = (typeof behalfChannels)[number];

/** What shows that the customer asked: the mail's date and subject, who called when, the question's number. */
export interface OnBehalf {
  channel: BehalfChannel;
  evidence: string;
}
