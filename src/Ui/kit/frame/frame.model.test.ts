import { describe, expect, it } from 'vitest';
import {
  isTrusted,
  openRequest,
  partnerOf,
  readChildMessage,
  readParentMessage,
  setupAnswer,
  setupRequest,
} from './frame.model';

const setup = {
  session: 'wm-1',
  language: 'pl',
  theme: 'dark',
  timeZone: 'Europe/Warsaw',
  density: 'compact',
  opensMessages: true,
} as const;

describe('the partner', () => {
  const self = { is: 'self' };
  const around = { is: 'parent' };
  const opener = { is: 'opener' };

  it('is the page around a frame, even when the frame has an opener', () => {
    expect(partnerOf(self, around, null)).toBe(around);
    expect(partnerOf(self, around, opener)).toBe(around);
  });

  it('is the opener for a window, and nobody for a page on its own', () => {
    expect(partnerOf(self, self, opener)).toBe(opener);
    expect(partnerOf(self, self, null)).toBeNull();
  });
});

describe('trust', () => {
  const ancestors = ['https://mail.example.com', 'http://127.0.0.1:8080'];

  it('goes to allowed origins, however they are written', () => {
    expect(isTrusted('https://mail.example.com', true, ancestors)).toBe(true);
    expect(isTrusted('https://mail.example.com', true, ['https://MAIL.example.com:443/'])).toBe(true);
  });

  it.each([
    'https://mail.example.com.evil.test',
    'https://evil-mail.example.com',
    'http://mail.example.com',
    'https://mail.example.com:8443',
    'http://127.0.0.1:8081',
    'null',
    '',
  ])('never goes to %s', (origin) => {
    expect(isTrusted(origin, true, ancestors)).toBe(false);
  });

  it('never goes to another window of an allowed origin, nor to anybody when nobody is allowed', () => {
    expect(isTrusted('https://mail.example.com', false, ancestors)).toBe(false);
    expect(isTrusted('https://mail.example.com', true, [])).toBe(false);
    expect(isTrusted('null', true, ['null'])).toBe(false);
  });
});

describe('messages to an app', () => {
  it('carry the session as the page around answers it', () => {
    expect(readParentMessage(setupAnswer('dashboard', setup), 'dashboard')).toEqual({ kind: 'setup', setup });
  });

  it('of another app or another exchange are not heard', () => {
    expect(readParentMessage(setupAnswer('notes', setup), 'dashboard')).toBeNull();
    expect(readParentMessage({ ...setupAnswer('dashboard', setup), mid: 2 }, 'dashboard')).toBeNull();
  });

  it('without a session are not heard', () => {
    for (const session of ['', 7, null])
      expect(
        readParentMessage({ event: 'setup', cid: 'dashboard', mid: 1, data: { ...setup, session } }, 'dashboard'),
      ).toBeNull();
  });

  it('may leave everything else out; an unknown theme means none', () => {
    const data = { session: 'wm-1', theme: 'pink', language: '' };
    expect(readParentMessage({ event: 'setup', cid: 'dashboard', mid: 1, data }, 'dashboard')).toEqual({
      kind: 'setup',
      setup: { session: 'wm-1', language: null, theme: null, timeZone: null, density: null, opensMessages: false },
    });
  });

  it('carry commands by name', () => {
    expect(readParentMessage({ event: 'executeCommand', data: ['theme', 'dark'] }, 'dashboard')).toEqual({
      kind: 'command',
      name: 'theme',
      value: 'dark',
    });
    expect(readParentMessage({ event: 'executeCommand', data: [] }, 'dashboard')).toBeNull();
    expect(readParentMessage({ event: 'executeCommand', data: 'theme' }, 'dashboard')).toBeNull();
  });

  it.each([null, undefined, 'setup', 1, [], {}])('that are %j are not ours', (data) => {
    expect(readParentMessage(data, 'dashboard')).toBeNull();
    expect(readChildMessage(data)).toBeNull();
  });
});

describe('messages of an app', () => {
  it('ask for the session and say ready', () => {
    expect(readChildMessage(setupRequest('notes'))).toEqual({ kind: 'setup', cid: 'notes' });
    expect(readChildMessage({ event: 'ready' })).toEqual({ kind: 'ready' });
  });

  it('ask for a message to be shown', () => {
    expect(readChildMessage(openRequest('#message/INBOX/7'))).toEqual({ kind: 'open', route: '#message/INBOX/7' });
    expect(readChildMessage({ event: 'open', data: 7 })).toBeNull();
  });

  it('with another number or without a name are not heard', () => {
    expect(readChildMessage({ event: 'setup', cid: 'notes', mid: 2 })).toBeNull();
    expect(readChildMessage({ event: 'setup', mid: 1 })).toBeNull();
  });
});
