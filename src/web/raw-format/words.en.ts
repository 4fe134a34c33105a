/** Wording of the choice between kinds of headerless telephone files. */
export const rawFormatEn = {
  label: 'What kind of telephone file is it?',
  hint: 'Such a file does not say itself. Whoever exported it knows; a wrong choice sounds like noise, and you can choose again.',
  kinds: {
    ulaw8k: 'µ-law (G.711), 8 kHz: most phone systems in Taiwan and the Americas',
    alaw8k: 'A-law (G.711), 8 kHz: most phone systems in Europe',
    slin8k: 'Signed linear, 16 bits, 8 kHz',
    slin16k: 'Signed linear, 16 bits, 16 kHz',
    g722: 'G.722, 16 kHz',
    gsm: 'GSM 06.10, 8 kHz',
  },
  read: 'Read it as this',
};
