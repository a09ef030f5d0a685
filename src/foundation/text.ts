/** Bilingual texts: every text that a user sees exists in zh and en, side by side, as one value. */

export type Language = 'zh' | 'en';

/** One sentence in both languages. Templates hold `{name}` places that `fill` replaces. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** What fills the places of a template; a Text fills each language with its own. */
export type TextValues = Readonly<Record<string, string | number | Text>>;

/** Declares a room's texts; the type demands both languages for each key. */
export function defineMessages<K extends string>(
  messages: Readonly<Record<K, Text>>,
): Readonly<Record<K, Text>> {
  return messages;
}

/** Replaces `{name}` by values in both languages. A place without a value stays visible, so that a test sees it. */
export function fill(template: Text, values: TextValues = {}): Text {
  return { en: fillOne(template, values, 'en'), zh: fillOne(template, values, 'zh') };
}

/** A text that is the same in both languages: a file name, a number, a proper name. */
export function plain(text: string): Text {
  return { en: text, zh: text };
}

function fillOne(template: Text, values: TextValues, language: Language): string {
  return template[language].replace(/\{(\w+)\}/g, (place, name: string) => {
    if (!(name in values)) return place;
    const value = values[name];
    return typeof value === 'object' ? value[language] : String(value);
  });
}

/** Texts one below the other. */
export const lines = (parts: readonly Text[]): Text => ({
  en: parts.map((p) => p.en).join('\n'),
  zh: parts.map((p) => p.zh).join('\n'),
});
