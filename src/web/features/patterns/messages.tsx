import { localProblem } from '../../lib/problem-error.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import styles from './patterns.module.css';
import { Group, Sample } from './sample.tsx';
import { sampleProblem } from './sample-memory.ts';
import { usePatternWords } from './use-pattern-words.ts';

/** Every kind of problem: a refusal with reasons and next steps, faults of fields, a fault of ours, no connection. */
export function Messages() {
  const { groups, messages } = usePatternWords();
  const reason = (code: string, message: string, label: string) => ({ code, message, next: { label, href: '/' } });
  const refusal = sampleProblem({
    title: messages.refusalTitle,
    detail: messages.refusalText,
    reasons: [
      reason('file', messages.reasonFile, messages.reasonFileNext),
      reason('time', messages.reasonTime, messages.reasonTimeNext),
    ],
  });
  const fields = sampleProblem({
    status: 422,
    code: 'invalid_input',
    title: messages.fieldsTitle,
    errors: [
      { path: 'name', code: 'too_small', message: messages.nameFault },
      { path: 'phone', code: 'phone', message: messages.phoneFault },
    ],
  });
  const fault = sampleProblem({
    status: 500,
    title: messages.faultTitle,
    detail: messages.faultText,
    requestId: 'f3b1-90c2',
  });
  const retry = () => undefined;
  return (
    <Group title={groups.messages}>
      <div className={styles.two}>
        <Sample name={messages.refusal}>
          <ProblemMessage error={refusal} />
        </Sample>
        <Sample name={messages.fields}>
          <ProblemMessage error={fields} fieldNames={{ name: messages.name, phone: messages.phone }} />
        </Sample>
        <Sample name={messages.fault}>
          <ProblemMessage error={fault} onRetry={retry} />
        </Sample>
        <Sample name={messages.offline}>
          <ProblemMessage error={localProblem('offline')} onRetry={retry} />
        </Sample>
      </div>
    </Group>
  );
}
