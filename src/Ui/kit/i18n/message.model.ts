import { IntlMessageFormat } from 'intl-messageformat';

export type Values = Readonly<Record<string, string | number | Date>>;
/** A text as it is written, or parsed already by the build. */
type Text = ConstructorParameters<typeof IntlMessageFormat>[0];
export type Catalog = Readonly<Record<string, Text>>;

/** Formats the ICU texts of one language; made formatters are kept. */
export class Messages {
  readonly #formatters = new Map<string, IntlMessageFormat>();
  readonly #texts = new Map<string, Text>();

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
    if (typeof text === 'string' && !text.includes('{')) return text;
    let message = this.#formatters.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(text, this.language, undefined, { ignoreTag: true });
      this.#formatters.set(key, message);
    }
    return message.format(values as Record<string, string | number | Date>) as string;
  }
}
