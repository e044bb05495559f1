import { IntlMessageFormat } from 'intl-messageformat';

export type Values = Readonly<Record<string, string | number | Date>>;
export type Catalog = Readonly<Record<string, string>>;

/** Formats the ICU texts of one language; parsed texts are kept. */
export class Messages {
  readonly #parsed = new Map<string, IntlMessageFormat>();
  readonly #texts = new Map<string, string>();

  constructor(readonly language: string) {}

  add(catalog: Catalog): void {
    for (const [key, text] of Object.entries(catalog)) this.#texts.set(key, text);
  }

  has(key: string): boolean {
    return this.#texts.has(key);
  }

  /** The text of a key; a key without a text shows itself, so that it is seen at once. */
  format(key: string, values?: Values): string {
    const text = this.#texts.get(key);
    if (text === undefined) return key;
    if (!text.includes('{')) return text;
    let message = this.#parsed.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(text, this.language, undefined, { ignoreTag: true });
      this.#parsed.set(key, message);
    }
    return message.format(values as Record<string, string | number | Date>) as string;
  }
}
