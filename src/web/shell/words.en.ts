export const shellEn = {
  skip: 'Skip to the content',
  home: 'Lineshift, start page',
  navigation: 'Main',
  openMenu: 'Open the menu',
  closeMenu: 'Close the menu',
  account: 'My account',
  language: 'Language',
  theme: 'Appearance',
  themes: { light: 'Light', dark: 'Dark', auto: 'As the system' },
  chosen: 'chosen',
  signOut: 'Sign out',
  notFound: {
    title: 'Not found',
    what: 'There is no such page',
    text: 'The address may be mistyped, or it is not for your role.',
    home: 'To the start page',
  },
};
