// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readHtml, writeHtml } from './html';

const again = (html: string): string => writeHtml(readHtml(html));

describe('the text of a note, HTML in and out', () => {
  it.each([
    '<p>Words and <strong>strong</strong> <em>ones</em>, <u>lines</u>, <s>gone</s>, <code>code</code>, <mark>marked</mark> H<sub>2</sub>O m<sup>2</sup></p>',
    '<h1>One</h1><h2>Two</h2><h3>Three</h3><blockquote><p>said</p></blockquote><hr>',
    '<ul><li><p>one</p><ul><li><p>inside</p></li></ul></li></ul><ol start="3"><li><p>three</p></li></ol>',
    '<ul data-type="taskList"><li data-checked="true" data-type="taskItem"><p>done</p></li><li data-checked="false" data-type="taskItem"><p>open</p></li></ul>',
    '<pre><code class="language-ts">let a = 1;\n  b();</code></pre>',
    '<table><tbody><tr><th><p>a</p></th><th colspan="2"><p>b</p></th></tr><tr><td rowspan="2"><p>1</p></td><td><p>2</p></td><td><p>3</p></td></tr></tbody></table>',
    '<p><a href="https://example.com/x">there</a> <a href="mailto:a@b.c">write</a><br>next</p>',
    '<p><img src="data:image/png;base64,AAAA" alt="crane" width="20" height="10"></p>',
    '<p><img src="/api/notes/n1/attachments/a1?inline=true"></p>',
    '<div data-kept="PGI" data-mac="m1"><p>shown</p></div>',
    '<p data-kept="c3R5" data-mac="m2">red <span data-kept="Zm9udA" data-mac="m3">and <strong>kept</strong></span></p>',
    '<p>before <span data-kept="YQ" data-mac="m4" data-atom="true"></span><span data-kept="Yg" data-mac="m5" data-atom="true">seen</span> after</p>',
    '<p><strong data-kept="Yw" data-mac="m6">was b</strong> <a data-kept="ZA" data-mac="m7" href="https://example.com/">titled</a></p>',
    '<p><span data-kept="ZQ" data-mac="m8"><span data-kept="Zg" data-mac="m9">twice</span></span> <strong><code>both</code></strong></p>',
    '<div data-type="conflict"><div data-side="mine"><p>one</p></div><div data-side="theirs"><p>two</p></div></div>',
  ])('comes out as it went in: %s', (html) => expect(again(html)).toBe(html));

  it('keeps typed spaces and lays out foreign line breaks as spaces', () => {
    expect(again('<p>two  spaces </p>')).toBe('<p>two  spaces </p>');
    expect(again('<p>\n  Broken\n  by indent\n</p>\n<p>next</p>')).toBe('<p>Broken by indent</p><p>next</p>');
  });

  it.each([
    ['<p><a href="javascript:alert(1)">x</a></p>', '<p>x</p>'],
    ['<p><a href="data:text/html,x">x</a></p>', '<p>x</p>'],
    ['<p><img src="https://elsewhere.example/pixel.png">x</p>', '<p>x</p>'],
    ['<p><img src="data:image/svg+xml;base64,AAAA">x</p>', '<p>x</p>'],
    ['<p onclick="x()" style="color:red" class="y">x</p>', '<p>x</p>'],
    ['<p>x<script>alert(1)</script><object data="/y"></object></p>', '<p>x</p>'],
  ])('lets nothing act or ask: %s', (html, clean) => expect(again(html)).toBe(clean));

  it('shows of a kept block only what a note may have', () => {
    const shown = again(
      '<div data-kept="a" data-mac="b"><p onclick="x()">yes</p><img src="x" onerror="x()"><form><input></form></div>',
    );
    expect(shown).toBe('<div data-kept="a" data-mac="b"><p>yes</p></div>');
  });
});
