// The one barrel: drizzle-kit reads the whole schema here.
export * from './access.ts';
export * from './calendar.ts';
export * from './change-request.ts';
export * from './customer.ts';
export * from './job.ts';
export * from './job-note.ts';
export * from './line.ts';
export * from './line-group.ts';
export * from './mail-choice.ts';
export * from './on-call.ts';
export * from './prompt.ts';
export * from './reconcile.ts';
export * from './records.ts';
export * from './request-message.ts';
