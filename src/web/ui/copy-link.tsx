import { Button, CopyButton } from '@mantine/core';
import { Check, Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Copies an address for somebody else. Browsers have a clipboard on secure addresses only; elsewhere the address bar has it. */
export function CopyLink({ href }: { href: string }) {
  const { t } = useTranslation();
  if (!('clipboard' in navigator)) return null;
  return (
    <CopyButton value={href}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          size="xs"
          h={36}
          leftSection={copied ? <Check size={16} aria-hidden /> : <Link2 size={16} aria-hidden />}
          onClick={copy}
        >
          {t(copied ? 'ui.linkCopied' : 'ui.copyLink')}
        </Button>
      )}
    </CopyButton>
  );
}
