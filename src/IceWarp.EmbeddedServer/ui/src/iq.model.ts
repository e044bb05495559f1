/** The JSON form of an answer: upper-case names, every child a list, text in VALUE, attributes in ATTRIBUTES. */
export type IqNode = Readonly<Record<string, unknown>>;

/** The server's refusal, by its code (`imap_authenticate`, `session_expired`). */
export class IqError extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'IqError';
  }
}

/** Text made safe for an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** One request with one query. `body` is XML. */
export function iqRequest(type: 'get' | 'set', sid: string | null, space: string, body: string): string {
  const session = sid === null ? '' : ` sid="${escapeXml(sid)}"`;
  return `<iq${session} type="${type}" format="json"><query xmlns="webmail:iq:${space}">${body}</query></iq>`;
}

const isNode = (value: unknown): value is IqNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Children of a name; none for a missing one. */
export function kids(node: IqNode | undefined, name: string): readonly IqNode[] {
  const list = node?.[name];
  return Array.isArray(list) ? list.filter(isNode) : [];
}

/** Text of the first child of a name; empty when it is missing. */
export function textOf(node: IqNode | undefined, name: string): string {
  const value = kids(node, name)[0]?.VALUE;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** An attribute; empty when it is missing. */
export function attribute(node: IqNode | undefined, name: string): string {
  const attributes = node?.ATTRIBUTES;
  const value = isNode(attributes) ? attributes[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Reads an answer; throws `IqError` for a refusal. */
export function readIq(data: unknown): { readonly sid: string; readonly query: IqNode | undefined } {
  const iq = isNode(data) ? kids(data, 'IQ')[0] : undefined;
  if (iq === undefined) throw new IqError('garbled');
  const refusal = kids(iq, 'ERROR')[0];
  if (refusal !== undefined || attribute(iq, 'TYPE') === 'error')
    throw new IqError(attribute(refusal, 'UID') || 'garbled');
  return { sid: attribute(iq, 'SID'), query: kids(iq, 'QUERY')[0] };
}
