import { announcementStates, announcementTable } from '../../../../src/domain/announcement/announcement-lifecycle.ts';
import { broadcastLifecycle, broadcastStatuses } from '../../../../src/domain/broadcast/broadcast-state.ts';
import {
  changeRequestLifecycle,
  changeRequestStatuses,
  followsJob,
  openStatuses,
  terminalStatuses,
} from '../../../../src/domain/change-request/lifecycle.ts';
import { enquiryStatuses, enquiryTable } from '../../../../src/domain/enquiry/enquiry-state.ts';
import { defaultJobRules, emergencyJobRules, jobLifecycle, jobStatuses } from '../../../../src/domain/job/job-state.ts';
import { quoteStatuses, quoteTable } from '../../../../src/domain/quote/quote-state.ts';

interface Cell {
  by: readonly string[];
  to: readonly string[];
}

function rows(table: Record<string, Partial<Record<string, Cell>>>, statuses: readonly string[]): string[] {
  return statuses.flatMap((status) => {
    const cells = Object.entries(table[status] ?? {}) as [string, Cell][];
    if (cells.length === 0) return [`| \`${status}\` | (nothing) | | |`];
    return cells.map(([action, cell]) => {
      const to = cell.to.map((next) => (next === status ? 'stays' : `\`${next}\``)).join(' or ');
      return `| \`${status}\` | ${action} | ${cell.by.join(', ')} | ${to} |`;
    });
  });
}

function tableOf(lifecycle: Record<string, Partial<Record<string, Cell>>>, statuses: readonly string[]): string {
  return ['| status | action | who | becomes |', '|---|---|---|---|', ...rows(lifecycle, statuses)].join('\n');
}

function followingTable(): string {
  const rows = changeRequestStatuses.flatMap((status) => {
    const cells = Object.entries(followsJob[status]);
    return cells.map(
      ([action, next]) => `| \`${status}\` | ${action} | ${next === status ? 'stays' : `\`${next}\``} |`,
    );
  });
  return ['| status | the job’s step | becomes |', '|---|---|---|', ...rows].join('\n');
}

/** docs/lifecycle.md, whole: its tables are the data structures that decide. */
export function lifecycleDocument(): string {
  const hours = defaultJobRules.leaseMs / 3_600_000;
  const minutes = emergencyJobRules.leaseMs / 60_000;
  return `# Lifecycles

This page is printed from the tables that decide (\`src/domain/change-request/lifecycle.ts\`, \`src/domain/job/job-state.ts\`,
\`src/domain/announcement/announcement-lifecycle.ts\`, \`src/domain/broadcast/broadcast-state.ts\`, \`src/domain/quote/quote-state.ts\`, \`src/domain/enquiry/enquiry-state.ts\`); a unit
test compares the two. After a change of a table run \`npx vitest run --project unit test/unit/domain/change-request -u\`.

Everything else is refused: 409 \`illegal_transition\` with the current status. \`holder\` is the technician who holds the
job, \`technician\` any technician, \`agent\` acts for a customer who asked in writing, \`system\` is a worker or a timer.

## Change request

Open (the duplicate guard counts these): ${openStatuses.map((status) => `\`${status}\``).join(', ')}.
Stopped by a fault, waiting for its technician or an operator: \`failed\`. At an end: ${terminalStatuses.map((status) => `\`${status}\``).join(', ')}.

${tableOf(changeRequestLifecycle, changeRequestStatuses)}

Whose hands its job is in, the job's lifecycle decides (below): take, release, lapse, steal, reassign. The request follows, with one
audit record \`change_request.take\` and so on; where it cannot follow, the step is refused with its status.

${followingTable()}

Besides the tables:

- While a change is being applied only the connector's result (complete, settleSome, fail by the system) moves the request; anything else is \`change_being_applied\`.
- hold, fail and reject need a reason, as does the job's steal; so does an operator's fastTrack, which is for \`emergency_closure\` only. By itself the product also takes it for a \`voice_replacement\` of the emergency or holiday slot while temporary service hours are open.
- fastTrack leads to \`inProgress\` where phone systems take the change by themselves; where a person changes a line there is a job as well, and the request is \`accepted\`.
- endEarly opens the lines of an emergency closure again. What was not closed yet is given up; while only some lines are closed it cannot be cancelled (\`closure_in_force\`).
- A change with a time ahead is scheduled, never applied early; cancelling it is allowed until its second (\`cancel_too_late\`),
  and so is moving it to another time (\`reschedule_too_late\`).
- provide with a file runs the checks again; with a text alone it goes back to the queue, unless a file was asked for (\`upload_required\`).
- join adds to the change while nobody works on it. With a file the checks run again and the job is withdrawn meanwhile; without one the status stays, a question too. It never moves the clock on which the request was received.
- pending stops the customer's clock, held does not. A held request resumes to where it was; its job is paused meanwhile.
- complete needs proof: read back and settled, heard, or (by a person) the signed checklist.
- reopen is filing the change again with \`reopens\`: a linked request with a clock of its own, within five business days of completion. The note says what is wrong; the recording may be the same.

## Job

${tableOf(jobLifecycle, jobStatuses)}

- A lease lasts ${hours} hours from the last activity (touch, apply), an emergency's ${minutes} minutes; then the job no longer belongs to its holder, and the next step by anybody, or the sweep, returns it to the queue. A pause suspends it.
- At most ${defaultJobRules.maximumTaken} taken jobs a technician (\`too_many_taken_jobs\`); a second take is \`job_already_taken\` and names the holder.
- A failed job keeps its holder, who may take it up again (retry): with a new lease, and without counting the others.
- Order of the queue: emergencies, then what is due first, then the oldest.

## Announcement

${tableOf(announcementTable, announcementStates)}

- It is proposed once it has stood unchanged for 5 minutes, or two named sources say the same in their own words; activating earlier needs a reason (\`announcement_settling\`).
- Only what leaves no doubt can be active (\`announcement_not_sendable\`). reject and settle need a reason.
- A dispute leads back to where the announcement was, or, where its contrary holds, to its end.
- It is over by itself with the end of its hours; one whose hours are not certain four days after it came.

## Broadcasts

An emergency closure of all lines of an area. What becomes of one line: docs/rules.md#broadcasts.

${tableOf(broadcastLifecycle, broadcastStatuses)}

- approve is refused to everybody who wrote or edited the draft (\`second_person_required\`), for another draft than the present one (\`draft_changed\`), and to who has not heard the sound (\`sound_not_heard\`).
- change asks for a longer window; approveChange is refused to who asked for it, and where another one has come or the window is over.
- stop, resume, release, end and approveAlone need a reason. runOut comes by the clock, at the end of the window or of a lone send.

## Quote

${tableOf(quoteTable, quoteStatuses)}

- offer makes a new version of the assessment. It needs lines of work (\`quote_not_assessed\`), a last day that is not over (\`quote_validity_over\`), and is refused for what is not possible (\`quote_not_possible\`).
- accept names the newest version (\`quote_version_changed\`) before its last day is over by the clock (\`quote_expired\`); work on phone channels needs a contract (\`no_phone_contract\`).
- decline needs a reason, and so does withdraw by our staff. An accepted quote never changes.

## Enquiry

${tableOf(enquiryTable, enquiryStatuses)}

- answer is a message of an agent, write one of the customer. write after an answer, and reopen, start the clock anew; write while it waits does not.
- handOver names the change request that was filed with it, merge the enquiry in which it goes on. There absorb keeps the earlier clock of the two.
- take is refused while another agent has it (\`enquiry_taken\`).
`;
}
