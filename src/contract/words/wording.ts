/** One sentence in both languages, with `{name}` for values. */
export interface Sentence {
  en: string;
  'zh-TW': string;
}

/** A refusal's wording: title, what happened, and what to do next. */
export interface Wording {
  title: Sentence;
  detail: Sentence;
  next: { label: Sentence; href: string };
}

export type Wordings = Record<string, Wording>;

/** Puts values into a sentence; an unknown name stays visible, so that a test finds it. */
export function fill(sentence: string, params: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
