// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainText } from '../models/text.model';
import { present } from '../sync/held.model';
import { Browser, content } from '../sync/proof/browser';
import { NotesServer } from '../sync/proof/server';
import { Desk, type EditorPort, lastWords } from './desk';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An editor that holds a text. */
class Paper implements EditorPort {
  text: string;
  became = 0;
  constructor(readonly desk: Desk) {
    this.text = desk.html;
    desk.attach(this);
  }
  html(): string {
    return this.text;
  }
  become(html: string): void {
    this.text = html;
    this.became++;
  }
  type(text: string): void {
    this.text = content(text).html;
    this.desk.touched();
  }
}

async function setUp(text = 'one\ntwo') {
  const server = new NotesServer();
  server.put('a', content(text));
  const browser = new Browser(server);
  const desk = new Desk(await browser.open('a', server), browser.engine, () => undefined);
  const paper = new Paper(desk);
  const hear = async () => {
    for (const change of browser.changes.splice(0)) desk.heard(change);
    await vi.advanceTimersByTimeAsync(0);
  };
  await hear();
  return { server, browser, desk, paper, hear };
}

describe('words that are written', () => {
  it('are in the store a moment after, and after a second and a half of writing without a pause', async () => {
    const { browser, paper, desk } = await setUp();
    paper.type('one a');
    expect(desk.dirty.value).toBe(true);
    await vi.advanceTimersByTimeAsync(250);
    expect(await browser.text('a')).toBe('one a');
    expect(desk.dirty.value).toBe(false);
    for (let n = 0; n < 20; n++) {
      paper.type(`one ${n}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(await browser.text('a')).toMatch(/^one 1[0-9]$/);
  });

  it('that could not be kept are still the page’s, and are kept as soon as that can be', async () => {
    const { browser, paper, desk } = await setUp();
    const write = browser.store.write;
    browser.store.write = () => Promise.reject(new DOMException('no', 'UnknownError'));
    paper.type('one precious');
    await vi.advanceTimersByTimeAsync(250);
    expect(desk.dirty.value).toBe(true);
    browser.store.write = write;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(desk.dirty.value).toBe(false);
    expect(await browser.text('a')).toBe('one precious');
  });

  it('last of all are kept when the note is left and the editor is gone', async () => {
    const { browser, paper, desk } = await setUp();
    paper.type('one last');
    const closed = desk.close();
    desk.attach(lastWords(paper.html()));
    await closed;
    expect(await browser.text('a')).toBe('one last');
  });
});

describe('what others wrote', () => {
  it('comes on screen beside what is being written', async () => {
    const { server, browser, desk, paper, hear } = await setUp();
    server.put('a', content('one\ntwo theirs'));
    await browser.open('a', server);
    paper.type('one mine\ntwo');
    await hear();
    expect(plainText(paper.text)).toBe('one mine\ntwo theirs');
    await desk.save();
    expect(await browser.text('a')).toBe('one mine\ntwo theirs');
    await browser.engine.drain();
    expect(plainText(server.notes.get('a')?.html ?? '')).toBe('one mine\ntwo theirs');
  });

  it('in another tab goes together with what is written here, without the network', async () => {
    const { browser, desk, paper, hear } = await setUp();
    await browser.write('a', 'one\ntwo in the other tab');
    paper.type('one in this tab\ntwo');
    await desk.save();
    await hear();
    expect(plainText(paper.text)).toBe('one in this tab\ntwo in the other tab');
    expect(await browser.text('a')).toBe('one in this tab\ntwo in the other tab');
  });

  it('stays when it comes while the note is left', async () => {
    const { server, browser, desk, paper } = await setUp();
    server.put('a', content('one\ntwo theirs'));
    paper.type('one mine\ntwo');
    await browser.open('a', server);
    for (const change of browser.changes.splice(0)) desk.heard(change);
    desk.attach(lastWords(paper.html()));
    await desk.close();
    expect(await browser.text('a')).toBe('one mine\ntwo theirs');
  });

  it('leaves the editor alone where it reads so already', async () => {
    const { browser, desk, paper, hear } = await setUp();
    paper.type('one mine\ntwo');
    await desk.save();
    await browser.engine.drain();
    await hear();
    expect(paper.became).toBe(0);
    expect(desk.storedAt.value).not.toBeNull();
  });
});

describe('a note that is deleted elsewhere while it is on screen', () => {
  it('stays there, says so, and can be kept', async () => {
    const { server, browser, desk, paper, hear } = await setUp();
    server.notes.delete('a');
    await browser.engine.forget('a');
    await hear();
    expect(desk.gone.value).toBe(true);
    expect(plainText(paper.text)).toBe('one\ntwo');
    await desk.keep();
    expect([desk.gone.value, desk.anew.value]).toEqual([false, false]);
    await browser.engine.drain();
    expect(plainText(server.notes.get('n1')?.html ?? '')).toBe('one\ntwo');
  });

  it('is kept when it is written in', async () => {
    const { server, browser, desk, paper, hear } = await setUp();
    server.notes.delete('a');
    await browser.engine.forget('a');
    await hear();
    paper.type('one\ntwo more');
    await desk.save();
    await hear();
    expect([desk.gone.value, desk.anew.value]).toEqual([false, true]);
    paper.type('one\ntwo more and more');
    await desk.save();
    await browser.engine.drain();
    expect([...server.notes.values()].map(({ html }) => plainText(html))).toEqual(['one\ntwo more and more']);
    expect(present(await browser.held(desk.id)).html).toBe(paper.text);
  });
});
