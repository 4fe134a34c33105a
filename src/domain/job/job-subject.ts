/** The kinds of subject of a technician's job. Requests and lines of broadcasts open jobs so far. */
export const jobSubjectKinds = ['request', 'broadcast_line', 'quote', 'drift'] as const;
export type JobSubjectKind = (typeof jobSubjectKinds)[number];

/** What a job is for. A subject has at most one job that is open or taken. */
export interface JobSubject {
  kind: JobSubjectKind;
  id: string;
}
