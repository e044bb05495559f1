// @vitest-environment happy-dom
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Given } from './given';
import { readNote } from './read';

beforeAll(() => {
  vi.stubGlobal('createImageBitmap', async (file: Blob) => {
    if (file.size > 100) throw new Error('no picture');
    return { width: 1, height: 1 };
  });
});

const given = (path: string, ...parts: BlobPart[]): Given => ({ path, file: new Blob(parts), steps: [] });

async function read(path: string, content: BlobPart, ...others: Given[]) {
  const used = new Set<string>();
  const all = new Map([given(path, content), ...others].map((each) => [each.path, each]));
  return { ...(await readNote(given(path, content), all, used)), used: [...used] };
}

describe('a file read as a note', () => {
  it.each([
    [
      'a.md',
      '---\ntitle: "Quay"\ntags: [work, "two words"]\npinned: true\n---\n\n# Quay\n\ntext',
      ['Quay', ['work', 'two words'], '<h1>Quay</h1><p>text</p>'],
    ],
    [
      'a.md',
      "---\r\nTitle: 'It''s'\r\ntags:\r\n  - one\r\n  - \"#two\"\r\ndate: 2020\r\n---\r\ntext",
      ["It's", ['one', 'two'], '<p>text</p>'],
    ],
    ['a.md', '# Heading\n\ntext', ['Heading', [], '<p>text</p>']],
    ['x/The name.md', 'text', ['The name', [], '<p>text</p>']],
    ['a.txt', '---\nno head\n\n<b>\n', ['a', [], '<p>---</p><p>no head</p><p></p><p>&lt;b&gt;</p>']],
    [
      'a.html',
      '<html><head><title>T</title><meta name=keywords content="a, b"></head><body><h1>T</h1><h1>T</h1><p>x',
      ['T', ['a', 'b'], '<h1>T</h1><p>x</p>'],
    ],
  ])('%s: %j', async (path, text, [title, tags, html]) => {
    expect((await read(path, text)).content).toEqual({ title, tags, html });
  });

  it.each([
    [
      'a.html',
      '<script>alert(1)</script><p onclick="x()">a<img src=x onerror=alert(1)></p><iframe srcdoc="<script>y()</script>"></iframe>',
    ],
    [
      'a.html',
      '<svg><style><img src=x onerror=y()></style></svg><a href="javascript:y()">a</a><form action=/x><button>b</button></form>',
    ],
    [
      'a.md',
      'a <img src="x" onerror="y()"> [b](javascript:alert(1)) <a href="vbscript:x">c</a>\n\n<script>y()</script>\n\n<style>*{}</style>',
    ],
    [
      'a.md',
      '<div><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    ],
    [
      'a.html',
      '<p>a</p><base href="https://evil.example"><link rel=icon href=//evil.example><meta http-equiv=refresh content="0;url=//e">',
    ],
  ])('lets nothing hostile in: %s %s', async (path, text) => {
    const { content } = await read(path, text);
    expect(content.html).not.toMatch(
      /<(?:script|style|iframe|svg|math|form|button|base|link|meta|img)|\son\w+=|script:|evil/i,
    );
  });

  it('keeps markup that says something and shows what is none', async () => {
    const { content } = await read(
      'a.md',
      'a<br>b <b>c</b> List<T> <!-- no -->\n\n<details><summary>more</summary>\n\n- x\n\n</details>',
    );
    expect(content.html).toBe('<p>a<br>b <strong>c</strong> List&lt;T&gt; </p><p>more</p><ul><li><p>x</p></li></ul>');
  });

  it('takes in the pictures and files beside it, and says what is missing', async () => {
    const text =
      '![a](pics/a%20b.png)\n\n![big](big.png)\n\n[tender](../tender.docx) [other](b.md) ![no](gone.png) ![](https://x.example/p.png)';
    const note = await read(
      'n/a.md',
      text,
      given('n/pics/a b.png', 'PNG'),
      given('n/big.png', new Uint8Array(200)),
      given('tender.docx', 'D'),
      given('n/b.md', 'b'),
    );
    expect(note.content.html).toContain('<img src="data:image/png;base64,UE5H" alt="a">');
    expect(note.content.html).toContain('<a href="https://x.example/p.png">https://x.example/p.png</a>');
    expect(note.attachments.map(({ name }) => name)).toEqual(['big.png', 'tender.docx']);
    expect(note.missing).toEqual(['gone.png']);
    expect(note.used).toEqual(['n/pics/a b.png', 'n/big.png', 'tender.docx']);
  });

  it('reads the letters it is written in', async () => {
    expect((await read('a.txt', new Uint8Array([0xff, 0xfe, 0x7c, 0x01]))).content.html).toBe('<p>ż</p>');
    const page = new Uint8Array([...new TextEncoder().encode('<meta charset="windows-1250"><p>'), 0xbf]);
    expect((await read('a.html', page)).content.html).toBe('<p>ż</p>');
  });

  it.each([
    ['a.md', '  \n', 'import.empty'],
    ['a.md', new Uint8Array([0x61, 0xff]), 'import.noText'],
    ['a.md', 'a\0b', 'import.noText'],
  ])('says why not: %s %j', async (path, content, why) => {
    await expect(read(path, content)).rejects.toThrow(why);
  });
});
