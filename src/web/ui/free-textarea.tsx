import { Textarea, type TextareaProps } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { mayBeSensitive } from '../../domain/text/sensitive/may-be-sensitive.ts';

const SensitiveHint = lazy(async () => ({ default: (await import('../sensitive/sensitive-hint.tsx')).SensitiveHint }));

/** A field for free text. What the server would mask before storing it is named below while somebody types. */
export function FreeTextarea({ value, ...rest }: TextareaProps & { value: string }) {
  return (
    <div>
      <Textarea value={value} {...rest} />
      {mayBeSensitive(value) && (
        <Suspense fallback={null}>
          <SensitiveHint text={value} />
        </Suspense>
      )}
    </div>
  );
}
