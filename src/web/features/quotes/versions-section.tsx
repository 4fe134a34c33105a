import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { QuoteVersionReply } from '../../../contract/quote-steps.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { Section } from '../../ui/section.tsx';
import { useQuoteWords } from './use-quote-words.ts';

/** What each offer changed, the newest first. */
export function VersionsSection({ id }: { id: string }) {
  const { words } = useQuoteWords();
  const versions = useQuery(queryOf('/quotes/{id}/versions', { params: { id } }));
  return (
    <Section title={words.versions}>
      {versions.data?.items.map((version) => (
        <Version key={version.version} version={version} />
      ))}
    </Section>
  );
}

function Version({ version: { version, total, diff } }: { version: QuoteVersionReply }) {
  const { words } = useQuoteWords();
  const { number } = useFormats();
  const terms = diff?.terms.filter((term) => term !== 'total').map((term) => words.terms[term]) ?? [];
  return (
    <div>
      <Text fw={600}>
        {words.version.replace('{version}', String(version))} · {number(total)}
      </Text>
      {diff === null ? (
        <Text size="sm">{words.first}</Text>
      ) : (
        <ul>
          {diff.lines.map(({ change, before, after }) => (
            <li key={`${change} ${(after ?? before)?.description}`}>
              <strong>{words.changes[change]}</strong> {(after ?? before)?.description}
              {change === 'changed' && ` (${number(before?.amount ?? 0)} → ${number(after?.amount ?? 0)})`}
            </li>
          ))}
          {terms.length > 0 && <li>{words.termsChanged.replace('{terms}', terms.join(' · '))}</li>}
        </ul>
      )}
    </div>
  );
}
