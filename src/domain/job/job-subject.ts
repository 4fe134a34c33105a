/** What a technician's job can be for. Only requests open jobs so far. */
export const jobSubjectKinds = ['request', 'broadcast_line', 'quote', 'drift'] as const;
export type JobSubjectKind = (typeof jobSubjectKinds)[number];

/** The thing a job is for. It has at most one job that is open or taken. */
export interface JobSubject {
  kind: JobSubjectKind;
  id: string;
}
