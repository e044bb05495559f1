import { expect, it } from 'vitest';
import { escapeXml, IqError, iqRequest, readIq } from './iq.model';
import { readFolders, readMessage, readMessages, sender } from './mail.model';
import { readRoute, routeOf } from './route.model';

const answer = (query: object) => ({ IQ: [{ ATTRIBUTES: { SID: 'wm-1', TYPE: 'result' }, QUERY: [query] }] });

it('escapes what people type', () => {
  expect(escapeXml('a<b>&"c"')).toBe('a&lt;b&gt;&amp;&quot;c&quot;');
  expect(iqRequest('get', 'wm-1', 'folders', '')).toBe(
    '<iq sid="wm-1" type="get" format="json"><query xmlns="webmail:iq:folders"></query></iq>',
  );
});

it('throws the code of a refusal', () => {
  const refused = { IQ: [{ ATTRIBUTES: { TYPE: 'error' }, ERROR: [{ ATTRIBUTES: { UID: 'imap_authenticate' } }] }] };
  expect(() => readIq(refused)).toThrow(new IqError('imap_authenticate'));
  expect(() => readIq('<html>')).toThrow(new IqError('garbled'));
});

it('lists mail folders only, the inbox first', () => {
  const folder = (id: string, type: string, unread: string) => ({
    ATTRIBUTES: { UID: id },
    TYPE: [{ VALUE: type }],
    RECENT: [{ VALUE: unread }],
  });
  const { query } = readIq(
    answer({
      ACCOUNT: [{ FOLDER: [folder('Drafts', 'M', '0'), folder('Notes', 'N', '0'), folder('INBOX', 'M', '3')] }],
    }),
  );
  expect(readFolders(query)).toEqual([
    { id: 'INBOX', unread: 3 },
    { id: 'Drafts', unread: 0 },
  ]);
});

it('reads messages with what is missing left empty', () => {
  const item = {
    ATTRIBUTES: { UID: '7' },
    VALUES: [
      {
        FROM: [{ VALUE: '"Ola" <o@x.test>' }],
        DATE: [{ VALUE: '1767225600' }],
        FLAGS: [{ VALUE: '33' }],
        SUBJECT: [{}],
      },
    ],
  };
  const { query } = readIq(answer({ ACCOUNT: [{ FOLDER: [{ ITEM: [item] }] }] }));
  expect(readMessages(query)).toEqual([
    { id: '7', from: 'Ola', subject: '', date: new Date('2026-01-01T00:00:00Z'), seen: true },
  ]);
  expect(sender('<o@x.test>')).toBe('o@x.test');
});

it('reads a whole message with the names of what is attached', () => {
  const item = {
    ATTRIBUTES: { UID: '7' },
    VALUES: [{ SUBJECT: [{ VALUE: 'Rope' }], TO: [{ VALUE: 'a@x.test' }], TEXT: [{ VALUE: '<b>forty</b>\nmetres' }] }],
    ATTACHMENTS: [{ ATTACHMENT: [{ VALUES: [{ ATTDESC: [{ VALUE: 'rope.pdf' }] }] }] }],
  };
  const { query } = readIq(answer({ ACCOUNT: [{ FOLDER: [{ ITEM: [item] }] }] }));
  expect(readMessage(query)).toMatchObject({
    subject: 'Rope',
    text: '<b>forty</b>\nmetres',
    attachments: ['rope.pdf'],
  });
  expect(readMessage(undefined)).toBeNull();
});

it('knows the route of a message and nothing else', () => {
  const message = { folder: 'INBOX/Quay 4 & more', id: '7' };
  expect(readRoute(routeOf(message))).toEqual(message);
  for (const hash of [
    '',
    '#',
    '#message',
    '#message/INBOX',
    '#message//7',
    '#message/INBOX/7/8',
    '#message/%/7',
    '#x/INBOX/7',
  ])
    expect(readRoute(hash)).toBeNull();
});
