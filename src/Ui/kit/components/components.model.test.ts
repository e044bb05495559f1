import { describe, expect, it } from 'vitest';
import { belongsToText, isLetter, keyName, writesText } from './keys.model';
import { entryByLetter, nextEntry } from './menu.model';
import { nextPane } from './panes.model';
import { saysStoring } from './receipt.model';

describe('single letters act', () => {
  it('not where a key writes text', () => {
    expect(writesText('TEXTAREA', null, false)).toBe(true);
    expect(writesText('SELECT', null, false)).toBe(true);
    expect(writesText('DIV', null, true)).toBe(true);
    for (const type of [null, 'text', 'search', 'date', 'email']) expect(writesText('INPUT', type, false)).toBe(true);
  });

  it('on boxes, buttons and everything else', () => {
    for (const type of ['checkbox', 'radio', 'button', 'range']) expect(writesText('INPUT', type, false)).toBe(false);
    expect(writesText('BUTTON', null, false)).toBe(false);
  });
});

describe('the name of a key press', () => {
  const press = (key: string, held: object = {}) =>
    keyName({ key, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...held });

  it('is that of the help', () => {
    expect(press('k', { ctrlKey: true })).toBe('Ctrl K');
    expect(press('1', { altKey: true })).toBe('Alt 1');
    expect(press('e')).toBe('E');
  });

  it('takes Command for Ctrl', () => {
    expect(press('k', { metaKey: true })).toBe('Ctrl K');
  });

  it('names Shift with letters and named keys, not with signs that need it to be typed', () => {
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('E', { shiftKey: true })).toBe('Shift E');
    expect(press('Enter', { shiftKey: true, ctrlKey: true })).toBe('Ctrl Shift Enter');
  });
});

describe('keys that can be switched off', () => {
  it('are letters alone', () => {
    for (const name of ['E', 'Ł']) expect(isLetter(name)).toBe(true);
    for (const name of ['?', '/', 'F6', 'Ctrl K', 'Delete']) expect(isLetter(name)).toBe(false);
  });
});

describe('keys in a text field', () => {
  it('are its own when they write, move or undo', () => {
    for (const name of ['E', '/', 'Shift E', 'ArrowDown', 'Ctrl Z', 'Ctrl Shift Z', 'Ctrl Y'])
      expect(belongsToText(name)).toBe(true);
    for (const name of ['Ctrl K', 'Alt 1', 'Ctrl Enter']) expect(belongsToText(name)).toBe(false);
  });
});

describe('panes', () => {
  it('go round both ways', () => {
    expect(nextPane(3, 2, 1)).toBe(0);
    expect(nextPane(3, 0, -1)).toBe(2);
  });

  it('begin at either end from outside, and nowhere when there are none', () => {
    expect(nextPane(3, -1, 1)).toBe(0);
    expect(nextPane(3, -1, -1)).toBe(2);
    expect(nextPane(0, -1, 1)).toBeNull();
  });
});

describe('a menu', () => {
  it('goes round at both ends', () => {
    expect(nextEntry('ArrowDown', 2, 3)).toBe(0);
    expect(nextEntry('ArrowUp', 0, 3)).toBe(2);
    expect(nextEntry('End', 0, 3)).toBe(2);
    expect(nextEntry('Home', 2, 3)).toBe(0);
  });

  it('enters at the first from outside', () => {
    expect(nextEntry('ArrowDown', -1, 3)).toBe(0);
  });

  it('leaves other keys alone, and all of them when it is empty', () => {
    expect(nextEntry('Tab', 0, 3)).toBeNull();
    expect(nextEntry('ArrowDown', 0, 0)).toBeNull();
  });

  it('finds entries by their letter, each in turn', () => {
    const labels = ['Hide', 'Move up', 'Łódź', 'move down'];
    expect(entryByLetter('m', 0, labels)).toBe(1);
    expect(entryByLetter('M', 1, labels)).toBe(3);
    expect(entryByLetter('m', 3, labels)).toBe(1);
    expect(entryByLetter('ł', 0, labels)).toBe(2);
    expect(entryByLetter('h', 0, labels)).toBe(0);
    expect(entryByLetter('x', 0, labels)).toBeNull();
    expect(entryByLetter(' ', 0, [' x'])).toBeNull();
    expect(entryByLetter('Enter', 0, ['Enter'])).toBeNull();
  });
});

it('says storing only after a second', () => {
  const since = new Date('2026-11-24T10:00:00Z');
  const after = (milliseconds: number) => new Date(since.getTime() + milliseconds);
  expect(saysStoring({ kind: 'storing', since }, after(999))).toBe(false);
  expect(saysStoring({ kind: 'storing', since }, after(1_000))).toBe(true);
  expect(saysStoring({ kind: 'late', since }, after(60_000))).toBe(false);
});
