// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { plainText } from '../models/text.model';
import type { Engine } from './engine';
import { present, waits } from './held.model';
import { Browser, content } from './proof/browser';
import { NotesServer } from './proof/server';
import { grace } from './steps.model';

const setUp = () => {
  const server = new NotesServer();
  const browser = new Browser(server);
  return { server, browser, engine: browser.engine };
};
const textAt = (server: NotesServer, id: string): string => plainText(server.notes.get(id)?.html ?? '');

async function create(engine: Engine, ...all: Parameters<Engine['create']>) {
  const { held, kept } = engine.create(...all);
  await kept;
  return held;
}

describe('a new note', () => {
  it('is here at once, and on the server after', async () => {
    const { server, browser, engine } = setUp();
    const { id } = await create(engine, { id: 'other', name: 'Other' }, content('one'));
    expect(await browser.text(id)).toBe('one');
    expect(await engine.drain()).toEqual({ kind: 'done', retryAfter: null });
    expect(server.notes.get('n1')?.folderId).toBe('other');
    expect((await browser.held(id)).id).toBe('n1');
    expect(waits(await browser.held('n1'))).toBe(false);
  });

  it('is made once though the answer was lost, and what was written since goes after it', async () => {
    const { server, browser, engine } = setUp();
    const { id } = await create(engine, { id: 'home', name: 'Notes' }, content('one'));
    server.faults.push('answerLost');
    expect((await engine.drain()).kind).toBe('later');
    await browser.write(id, 'one\ntwo');
    await engine.drain();
    expect([...server.notes.keys()]).toEqual(['n1']);
    expect(textAt(server, 'n1')).toBe('one\ntwo');
    expect(server.asked.slice(0, 2)).toEqual([`create ${id}`, `create ${id}`]);
  });

  it('that the list brought before the answer came keeps the words that were written in it there', async () => {
    const { server, browser, engine } = setUp();
    const { id } = await create(engine, { id: 'home', name: 'Notes' }, content('one'));
    server.faults.push('answerLost');
    await engine.drain();
    await browser.open('n1', server);
    await browser.write('n1', 'one\nwritten in the one of the list');
    await browser.write(id, 'written in the new one\none');
    await engine.drain();
    expect([...server.notes.keys()]).toEqual(['n1']);
    expect(textAt(server, 'n1')).toBe('written in the new one\none\nwritten in the one of the list');
    expect((await browser.held(id)).id).toBe('n1');
  });

  it('goes to the home folder when its own is gone or closed', async () => {
    for (const lose of [(s: NotesServer) => s.folders.delete('other'), (s: NotesServer) => s.closed.add('other')]) {
      const { server, engine } = setUp();
      await create(engine, { id: 'other', name: 'Other' }, content('one'));
      lose(server);
      await engine.drain();
      expect(server.notes.get('n1')).toMatchObject({ folderId: 'home', html: '<p>one</p>' });
    }
  });

  it('that was refused goes as it reads after it was put right, not as it was', async () => {
    const { server, browser, engine } = setUp();
    const { id } = await create(engine, { id: 'home', name: 'Notes' }, content('too much'));
    server.faults.push({ status: 413, code: 'notes.too_large' });
    await engine.drain();
    expect((await browser.held(id)).trouble).toBe('notes.too_large');
    await browser.write(id, 'less');
    await engine.drain();
    expect(textAt(server, 'n1')).toBe('less');
  });

  it('without a word is not sent, and goes when it is left', async () => {
    const { server, engine } = setUp();
    const { id } = await create(engine, { id: 'home', name: 'Notes' }, { title: ' ', html: '<p></p>', tags: [] });
    await engine.drain();
    expect(await engine.dropIfEmpty(id)).toBe(true);
    expect(server.asked).toEqual([]);
  });

  it('deleted before it was sent never reaches the server', async () => {
    const { server, browser, engine } = setUp();
    const { id } = await create(engine, { id: 'home', name: 'Notes' }, content('one'));
    await engine.want(id, { deleted: browser.now });
    await engine.drain(true);
    expect(server.asked).toEqual([]);
    expect(await engine.read(id)).toBeNull();
  });
});

describe('a stale save', () => {
  it('merges with what is there, and tells how that went', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one\ntwo'));
    await browser.open('a', server);
    await browser.write('a', 'one mine\ntwo');
    server.put('a', content('one\ntwo theirs'));
    await engine.drain();
    expect(textAt(server, 'a')).toBe('one mine\ntwo theirs');
    expect(browser.changes.find((change) => change.merged)?.merged).toMatchObject({ taken: 1, conflicts: 0 });
  });

  it('merges again when another one came while it merged', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one\ntwo\nthree\nfour'));
    await browser.open('a', server);
    await browser.write('a', 'one mine\ntwo\nthree\nfour');
    server.put('a', content('one\ntwo theirs\nthree\nfour'));
    const save = server.save.bind(server);
    let others = 0;
    server.save = (...all) => {
      const answer = save(...all);
      if (others++ < 2)
        return answer.finally(() => server.put('a', content(`${textAt(server, 'a')} ${others}`))).then((x) => x);
      return answer;
    };
    await engine.drain();
    expect(textAt(server, 'a')).toBe('one mine\ntwo theirs\nthree\nfour 1 2');
    expect(await browser.text('a')).toBe('one mine\ntwo theirs\nthree\nfour 1 2');
  });

  it('takes along what was written while it was on its way', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one\ntwo'));
    await browser.open('a', server);
    await browser.write('a', 'one\ntwo mine');
    server.put('a', content('theirs one\ntwo'));
    const save = server.save.bind(server);
    server.save = async (...all) => {
      server.save = save;
      await browser.write('a', 'one\ntwo mine and more');
      return save(...all);
    };
    await engine.drain();
    expect(textAt(server, 'a')).toBe('theirs one\ntwo mine and more');
  });

  it('keeps both texts where both changed the same words, and says whose the other is and of when', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('the crane comes on Monday'));
    await browser.open('a', server);
    await browser.write('a', 'the crane comes on Tuesday');
    server.clock = '2026-02-03T04:05:06.000Z';
    server.put('a', content('the crane comes on Friday'));
    await engine.drain();
    const html = server.notes.get('a')?.html ?? '';
    expect(html).toContain('data-type="conflict"');
    expect(html).toContain('data-who="Bob" data-when="2026-02-03T04:05:06.000Z"');
    expect(html).toContain('Tuesday');
    expect(html).toContain('Friday');
    expect(browser.changes.find((change) => change.merged)?.merged?.conflicts).toBe(1);
  });

  it('asks for the note where the refusal does not bring it', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one'));
    await browser.open('a', server);
    await browser.write('a', 'one mine');
    server.put('a', content('theirs\none'));
    server.faults.push({ status: 412, code: 'server.changed_meanwhile' });
    await engine.drain();
    expect(textAt(server, 'a')).toBe('theirs\none mine');
  });

  it('is decided by versions: clocks that are wrong by years change nothing', async () => {
    const outcomes = [];
    for (const skew of [-10, 0, 10]) {
      const { server, browser, engine } = setUp();
      browser.now = Date.parse('2026-03-01T10:00:00Z') + skew * 365 * 86_400_000;
      server.put('a', content('one\ntwo'));
      await browser.open('a', server);
      await browser.write('a', 'one mine\ntwo');
      server.put('a', content('one\ntwo theirs'));
      await engine.drain();
      outcomes.push(textAt(server, 'a'));
    }
    expect(new Set(outcomes)).toEqual(new Set(['one mine\ntwo theirs']));
  });
});

describe('a write without an answer', () => {
  it('is not doubled: what arrived is not inserted again', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one'));
    await browser.open('a', server);
    await browser.write('a', 'one\nadded here');
    server.faults.push('answerLost');
    await engine.drain();
    server.put('a', content('one\nadded here and theirs'));
    await browser.write('a', 'one\nadded here\nand more');
    await engine.drain();
    expect(textAt(server, 'a')).toBe('one\nadded here and theirs\nand more');
  });

  it('that never arrived is sent again as it was, then what came after', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one'));
    await browser.open('a', server);
    await browser.write('a', 'one two');
    server.faults.push('unreachable');
    expect((await engine.drain()).kind).toBe('unreachable');
    await browser.write('a', 'one two three');
    await engine.drain();
    expect(textAt(server, 'a')).toBe('one two three');
    expect(server.asked).toEqual(['save a v1', 'save a v1', 'save a v2']);
  });

  it('survives a crash: the next start sends what the last one could not', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one'));
    await browser.open('a', server);
    await browser.write('a', 'one two');
    server.faults.push('answerLost');
    await engine.drain();
    const reopened = new Browser(server, browser.store, 'second');
    expect((await reopened.engine.unsent()).map((held) => held.id)).toEqual(['a']);
    await reopened.engine.drain();
    expect(textAt(server, 'a')).toBe('one two');
    expect(await reopened.engine.unsent()).toEqual([]);
  });
});

describe('the server', () => {
  it('away: the rest of the queue waits, in its order', async () => {
    const { server, browser, engine } = setUp();
    for (const name of ['b', 'a']) {
      server.put(name, content(name));
      await browser.open(name, server);
      browser.now += 1_000;
      await browser.write(name, `${name} mine`);
    }
    server.faults.push({ status: 503, code: 'server.unreachable', retryAfter: 7 });
    expect(await engine.drain()).toEqual({ kind: 'unreachable', retryAfter: 7 });
    expect(server.asked).toEqual(['save b v1']);
    await engine.drain();
    expect([textAt(server, 'a'), textAt(server, 'b')]).toEqual(['a mine', 'b mine']);
  });

  it('failing over one note does not hold up the others, and is told after the fifth time', async () => {
    const { server, browser, engine } = setUp();
    for (const name of ['a', 'b']) {
      server.put(name, content(name));
      await browser.open(name, server);
      await browser.write(name, `${name} mine`);
    }
    for (let times = 1; times <= 5; times++) {
      server.faults.push({ status: 500, code: 'http.500' });
      expect((await engine.drain()).kind).toBe('later');
      expect((await browser.held('a')).trouble).toBe(times < 5 ? null : 'http.500');
    }
    expect(textAt(server, 'b')).toBe('b mine');
    await engine.want('a', {});
    await engine.drain();
    expect(textAt(server, 'a')).toBe('a mine');
  });

  it('not knowing the session any more: everything stays until there is a new one', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one'));
    await browser.open('a', server);
    await browser.write('a', 'one mine');
    server.faults.push({ status: 401, code: 'session.none' });
    expect((await engine.drain()).kind).toBe('signedOut');
    expect((await browser.held('a')).trouble).toBeNull();
    await engine.drain();
    expect(textAt(server, 'a')).toBe('one mine');
  });

  it.each([
    [403, 'notes.not_allowed'],
    [413, 'server.too_large'],
    [422, 'notes.too_complex'],
    [400, 'validation'],
  ])('refusing (%i): the words stay, and a person says what becomes of them', async (status, code) => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one'));
    await browser.open('a', server);
    await browser.write('a', 'one mine');
    server.faults.push({ status, code });
    expect((await engine.drain()).kind).toBe('done');
    expect(await browser.held('a')).toMatchObject({ trouble: code, mine: content('one mine') });
    await engine.drain();
    expect(server.asked).toHaveLength(1);
    await engine.giveUp('a');
    expect(await browser.text('a')).toBe('one');
    expect(await engine.unsent()).toEqual([]);
  });

  it.each([404, 410])('having the note no more (%i): the words become a new one, and that is told', async (status) => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one'));
    await browser.open('a', server);
    await browser.write('a', 'one mine');
    server.notes.delete('a');
    server.faults.push({ status, code: 'notes.not_found' });
    await engine.drain();
    expect(textAt(server, 'n1')).toBe('one mine');
    expect(server.notes.get('n1')?.folderId).toBe('home');
    expect(browser.changes.some((change) => change.madeAnew === true)).toBe(true);
    expect((await browser.held('a')).id).toBe('n1');
  });

  it('having a note no more that was deleted here too: it is gone', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one'));
    await browser.open('a', server);
    await browser.write('a', 'one mine');
    await engine.want('a', { deleted: browser.now });
    server.notes.delete('a');
    await engine.drain(true);
    expect(server.notes.size).toBe(0);
    expect(await engine.read('a')).toBeNull();
  });
});

describe('a deletion', () => {
  it('can be taken back for a while; words go with it to the trash', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one'));
    await browser.open('a', server);
    await browser.write('a', 'one mine');
    await engine.want('a', { deleted: browser.now });
    await engine.drain();
    expect(server.asked).toEqual([]);
    browser.now += grace;
    await engine.drain();
    expect(server.asked).toEqual(['save a v1', 'remove a']);
  });

  it('taken back while it was on its way makes the note anew', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one'));
    await browser.open('a', server);
    await engine.want('a', { deleted: 0 });
    const remove = server.remove.bind(server);
    server.remove = async (id) => {
      await remove(id);
      await engine.want('a', { deleted: null });
    };
    await engine.drain();
    expect(textAt(server, 'n1')).toBe('one');
  });

  it('does not wait for longer when the clock is set back', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one'));
    await browser.open('a', server);
    await engine.want('a', { deleted: browser.now });
    browser.now -= 3_600_000;
    await engine.drain();
    expect(server.asked).toEqual(['remove a']);
  });

  it('elsewhere takes what is only kept here along, and never what waits', async () => {
    const { server, browser, engine } = setUp();
    for (const name of ['a', 'b']) {
      server.put(name, content(name));
      await browser.open(name, server);
    }
    await browser.write('b', 'b mine');
    await engine.forget('a');
    await engine.forget('b');
    expect(await engine.read('a')).toBeNull();
    expect(await browser.text('b')).toBe('b mine');
  });

  it('elsewhere, while it is on screen: what is written then is a new note', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one'));
    const seen = present(await browser.open('a', server));
    await engine.forget('a');
    server.notes.delete('a');
    const held = await engine.edit('a', seen, content('one mine'));
    expect(held.creation).not.toBeNull();
    await engine.edit('a', content('one mine'), content('one mine and more'));
    await engine.drain();
    expect([...server.notes.values()].map((note) => plainText(note.html))).toEqual(['one mine and more']);
  });
});

describe('pin and folder', () => {
  it('are stored after the words, and the note is found by the id it had', async () => {
    const { server, browser, engine } = setUp();
    server.put('a', content('one'));
    await browser.open('a', server);
    await engine.want('a', { pinned: true, folderId: 'other' });
    await browser.write('a', 'one mine');
    await engine.drain();
    expect(server.asked).toEqual(['save a v1', 'pin a true', 'move a other']);
    expect(await browser.held('a')).toMatchObject({ id: 'a-in-other', folderId: 'other', pinned: true });
  });
});

describe('an answer that comes late', () => {
  it('does not put an older text over a newer one', async () => {
    const { server, browser, engine } = setUp();
    const old = server.put('a', content('one'));
    await browser.open('a', server);
    let asked = 0;
    await engine.renew('a', async () => {
      if (asked++ > 0) return server.read('a');
      await browser.write('a', 'one stored meanwhile');
      await engine.drain();
      return old;
    });
    expect(asked).toBe(2);
    expect(await browser.text('a')).toBe('one stored meanwhile');
  });
});
