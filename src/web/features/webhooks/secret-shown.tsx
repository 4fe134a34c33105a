import { Button, Code, CopyButton, Stack, Text } from '@mantine/core';
import styles from '../../ui/layout.module.css';
import { useWebhookWords } from '../../webhooks/use-webhook-words.ts';

/** A fresh secret, to be copied: it is never shown again. */
export function SecretShown({ secret, onKept }: { secret: string; onKept(): void }) {
  const { words } = useWebhookWords();
  return (
    <Stack>
      <Text>{words.once}</Text>
      <Code block className={styles.secret}>
        {secret}
      </Code>
      <CopyButton value={secret}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {copied ? words.copied : words.copy}
          </Button>
        )}
      </CopyButton>
      <Button onClick={onKept}>{words.kept}</Button>
    </Stack>
  );
}
