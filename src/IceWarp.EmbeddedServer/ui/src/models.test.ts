import { expect, it } from 'vitest';
import { escapeXml, IqError, iqRequest, readIq } from './iq.model';
import { readFolders, readMessages, sender } from './mail.model';

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
