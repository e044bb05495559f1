import { DOMSerializer, DOMParser as DocumentReader, type Node } from '@tiptap/pm/model';
import { schema as own } from './schema';

/** Reads a note's HTML. It is parsed in a document of its own, where nothing loads or runs. */
export function readHtml(html: string, schema = own): Node {
  const { body } = new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html');
  unbreak(body);
  // Spaces that were typed stay; otherwise the one before the cursor would go with each save.
  return DocumentReader.fromSchema(schema).parse(body, { preserveWhitespace: true });
}

/** Writes a document as the server takes it. */
export function writeHtml(doc: Node): string {
  const inert = document.implementation.createHTMLDocument();
  const holder = inert.createElement('div');
  holder.append(DOMSerializer.fromSchema(doc.type.schema).serializeFragment(doc.content, { document: inert }));
  return holder.innerHTML;
}

/** A line break in the source of a text is nothing but a space: other clients indent what they write. */
function unbreak(body: HTMLElement): void {
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode() as Text | null; text !== null; text = texts.nextNode() as Text | null) {
    if (!/[\r\n]/.test(text.data) || text.parentElement?.closest('pre') != null) continue;
    const first = text.previousSibling === null;
    const last = text.nextSibling === null;
    text.data = text.data
      .replace(/^[ \t]*[\r\n]\s*/, first ? '' : ' ')
      .replace(/\s*[\r\n][ \t]*$/, last ? '' : ' ')
      .replaceAll(/[ \t]*[\r\n]\s*/g, ' ');
  }
}
