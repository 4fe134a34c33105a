/** Whether this installation shows the parts of the pages under `/patterns`; always in development, where no server fills the mark. */
export const showsPatterns = document.querySelector<HTMLMetaElement>('meta[name="patterns"]')?.content !== '0';
