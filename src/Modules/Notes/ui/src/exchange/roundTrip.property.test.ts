// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readHtml, writeHtml } from '../editor/html';
import { schema } from '../editor/schema';
import { documents } from './proof/documents';
import { outAndIn } from './proof/roundTrip';

/** Pictures are taken as they are when they are small; this world has nothing that can open them. */
beforeAll(() => {
  vi.stubGlobal('createImageBitmap', async () => ({ width: 1, height: 1 }));
});

const title = fc
  .oneof(
    fc.constantFrom('Quay 4', '', 'a: "b" \\ c', '# x', '---'),
    fc.string({ maxLength: 30, unit: fc.constantFrom(...'aż"\\:[]{}#&<>\'- ') }),
  )
  .map((text) => text.trim());
const tags = fc.uniqueArray(fc.constantFrom('work', 'two words', 'żółw', 'a"b', "it's", '[x]', '-'), { maxLength: 3 });

describe('what the editor can make', () => {
  it.each(['markdown', 'html'] as const)(
    'comes back from %s as it went',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(documents, title, tags, fc.boolean(), async (doc, title, tags, pinned) => {
          const made = schema.nodeFromJSON(doc);
          made.check();
          const html = writeHtml(readHtml(writeHtml(made)));
          const { read } = await outAndIn({ title, html, tags, pinned }, format);
          expect(read.content).toEqual({ title, html, tags });
          expect(read.pinned).toBe(pinned);
          expect(read.missing).toEqual([]);
        }),
        { numRuns: 120 },
      );
    },
    120_000,
  );

  it('is Markdown where Markdown has a sign for it', async () => {
    const html =
      '<h2>Plan</h2><p>Call <strong>Kari</strong> (kari@harbour.example) about <a href="https://x.example/">the crane</a>.</p><ul><li><p>one</p><ul><li><p>two</p></li></ul></li></ul>' +
      '<ul data-type="taskList"><li data-checked="true" data-type="taskItem"><p>done</p></li></ul><table><tbody><tr><th><p>a</p></th></tr><tr><td><p>1</p></td></tr></tbody></table>';
    const { text } = await outAndIn({ title: 'Plan', html, tags: ['work'], pinned: false }, 'markdown');
    expect(text).toBe(
      '---\ntitle: "Plan"\ntags: ["work"]\n---\n\n## Plan\n\nCall **Kari** (kari\\@harbour.example) about [the crane](https://x.example/).\n\n- one\n  - two\n\n<!-- -->\n\n- [x] done\n\n| a   |\n| --- |\n| 1   |\n',
    );
  });

  it.each(['markdown', 'html'] as const)('comes with its attachments in %s', async (format) => {
    const bytes = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
    const attached = [
      { name: 'tender (1) [draft].docx', address: '/api/notes/n/attachments/1?inline=true', bytes: bytes('one') },
      { name: 'read me.md', address: '/api/notes/n/attachments/2?inline=true', bytes: bytes('# two') },
      { name: 'Ünï #1?.txt', address: '/api/notes/n/attachments/3?inline=true', bytes: bytes('three') },
    ];
    const note = { title: 'A', html: '<ul><li><p>last</p></li></ul>', tags: [], pinned: false };
    const { read } = await outAndIn(note, format, attached);
    expect(read.content.html).toBe(note.html);
    expect(await Promise.all(read.attachments.map(async (file) => [file.name, await file.text()]))).toEqual([
      ['tender (1) [draft].docx', 'one'],
      ['read me.md', '# two'],
      ['Ünï #1 .txt', 'three'],
    ]);
  });
});
