import { Menu, type MenuProps } from '@mantine/core';
import { cloneElement, type ReactElement, type ReactNode, type Ref, useEffect, useRef, useState } from 'react';

/** The menu of a `MenuButton`: it takes the pressed button's place, has its focus and opens at once. */
export function OpenedMenu(parts: Pick<MenuProps, 'width'> & { button: ReactNode; children: ReactNode }) {
  const { button, children, ...menu } = parts;
  const target = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    // Where the focus stands when a menu opens is where it comes back to.
    target.current?.focus();
    setOpened(true);
  }, []);
  return (
    <Menu position="bottom-end" keepMounted={false} opened={opened} onChange={setOpened} {...menu}>
      <Menu.Target>
        {cloneElement(button as ReactElement<{ ref: Ref<HTMLButtonElement> }>, { ref: target })}
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
