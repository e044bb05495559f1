// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readHtml, writeHtml } from '../editor/html';
import { fromMarkdown } from './fromMarkdown';
import { toMarkdown } from './toMarkdown';

const read = (markdown: string): string => writeHtml(readHtml(fromMarkdown(markdown)));
const write = (html: string): string => toMarkdown(html, () => 'a%20b.png');

describe('Markdown', () => {
  it.each([
    [
      '# One\n\ntext **bold** *it* ~~no~~ `c`',
      '<h1>One</h1><p>text <strong>bold</strong> <em>it</em> <s>no</s> <code>c</code></p>',
    ],
    ['- a\n- b\n  - c', '<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></ul></li></ul>'],
    ['3. a\n4. b', '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>'],
    [
      '- [x] a\n- [ ] b',
      '<ul data-type="taskList"><li data-checked="true" data-type="taskItem"><p>a</p></li><li data-checked="false" data-type="taskItem"><p>b</p></li></ul>',
    ],
    [
      '| a | b |\n|---|---|\n| 1 | 2 |',
      '<table><tbody><tr><th><p>a</p></th><th><p>b</p></th></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>',
    ],
    ['```ts\nlet a;\n\n  b\n```', '<pre><code class="language-ts">let a;\n\n  b</code></pre>'],
    ['one\ntwo', '<p>one<br>two</p>'],
    ['see https://x.example/a', '<p>see <a href="https://x.example/a">https://x.example/a</a></p>'],
    ['> q\n\n---', '<blockquote><p>q</p></blockquote><hr>'],
  ])('%j is read', (markdown, html) => expect(read(markdown)).toBe(html));

  it.each([
    '<h1>One</h1><p>text <strong>bold</strong> <em>it</em> <s>no</s> <code>c</code></p>',
    '<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></ul></li></ul><ul><li><p>other</p></li></ul>',
    '<ul data-type="taskList"><li data-checked="true" data-type="taskItem"><p>a</p><ul data-type="taskList"><li data-checked="false" data-type="taskItem"><p>in</p></li></ul></li><li data-checked="false" data-type="taskItem"><p>b</p></li></ul>',
    '<ol start="3"><li><p>a</p><p>more</p></li><li><p>b</p></li></ol>',
    '<table><tbody><tr><th><p>a</p></th><th><p>b | c</p></th></tr><tr><td><p>1 <strong>x</strong></p></td><td><p>2</p></td></tr></tbody></table>',
    '<pre><code class="language-ts">let a;\n\n  b</code></pre><p>kari@harbour.example, https://a.example &lt;T&gt; &amp;amp; *x* _y_ 1. # ~~z~~</p>',
    '<p>H<sub>2</sub>O <u>a<strong>b</strong></u> <mark>c*d*</mark> trailing </p><p> two  spaces&nbsp;hard</p>',
    '<p><a href="https://a.example/x">there</a> <a href="https://a.example/">https://a.example/</a> <a href="mailto:a@b.example">a@b.example</a><br>next</p>',
    '<p><img src="data:image/png;base64,AAAA" alt="a crane"></p>',
  ])('%s is Markdown all through', (html) => {
    const markdown = write(html);
    expect(markdown).not.toMatch(/<(?:p|ul|ol|table|h1|pre)/);
    expect(read(markdown.replaceAll('a%20b.png', 'data:image/png;base64,AAAA'))).toBe(writeHtml(readHtml(html)));
  });
});
