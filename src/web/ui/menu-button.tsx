import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, Suspense, useState } from 'react';

/**
 * A button whose menu is loaded when it is first pressed: `menu` draws a `lazy` part with `OpenedMenu`, which takes the
 * button's place. Until its file is there the button stands as it is.
 */
export function MenuButton(
  parts: Omit<ButtonProps, 'children'> & { children: ReactNode; menu(button: ReactNode): ReactNode },
) {
  const { menu, ...button } = parts;
  const [pressed, setPressed] = useState(false);
  const closed = <Button {...button} aria-haspopup="menu" aria-expanded={false} onClick={() => setPressed(true)} />;
  if (!pressed) return closed;
  return <Suspense fallback={closed}>{menu(<Button {...button} />)}</Suspense>;
}
