import { describe, expect, it } from 'vitest';
import { begun, type Held } from '../sync/held.model';
import { type Known, receiptOf } from './receipt.model';

const now = new Date('2026-03-01T10:00:00Z');
const words = { title: '', html: '<p>words</p>', tags: [] };
const fresh = begun('n', 'home', 'Notes', words, now.getTime());
const stored: Held = { ...fresh, creation: null, base: words, mine: null, since: null };
const written: Held = { ...stored, mine: words, since: now.getTime() };
const calm: Known = {
  reach: { there: true },
  now,
  waiting: 0,
  held: stored,
  dirty: false,
  signedOut: false,
  gone: false,
  conflicts: 0,
  storedAt: null,
  changedElsewhere: null,
  whyReadOnly: 'it is not yours',
};
const offline = { there: false, kind: 'offline', since: now } as const;
const serverAway = { there: false, kind: 'serverAway', since: now } as const;
const readOnly = { ...stored, rights: { modify: false, delete: false, administer: false } };

describe('the receipt', () => {
  it.each<[string, Partial<Known>, object]>([
    ['a stored note', {}, { kind: 'stored', at: new Date(stored.modified) }],
    ['one that was stored from here', { storedAt: now }, { kind: 'stored', at: now }],
    ['words that are on their way', { held: written }, { kind: 'storing', since: now }],
    ['words that are only in the page', { dirty: true }, { kind: 'storing', since: now }],
    ['no network', { reach: offline, waiting: 3 }, { kind: 'offline', waiting: 3 }],
    ['a server that is away, with words', { reach: serverAway, held: written }, { kind: 'late', since: now }],
    ['a server that is away, without', { reach: serverAway }, { kind: 'stored', at: new Date(stored.modified) }],
    ['a session that is over, with words', { signedOut: true, held: written }, { kind: 'refused' }],
    ['the same, with the channel cut', { signedOut: true, waiting: 1, reach: offline }, { kind: 'refused' }],
    ['a refusal', { held: { ...written, trouble: 'notes.not_allowed' } }, { kind: 'refused' }],
    ['a note that is gone from the server', { gone: true }, { kind: 'refused' }],
    ['a note that may only be read', { held: readOnly }, { kind: 'readOnly', why: 'it is not yours' }],
    ['two texts for one place', { conflicts: 2 }, { kind: 'settle', places: 2 }],
    ['news', { changedElsewhere: now }, { kind: 'elsewhere', at: now }],
    [
      'news of a minute ago',
      { changedElsewhere: new Date(now.getTime() - 60_000), storedAt: now },
      { kind: 'stored', at: now },
    ],
    ['no open note', { held: null }, { kind: 'live', at: now }],
    ['no open note, with others waiting', { held: null, waiting: 1 }, { kind: 'storing', since: now }],
    ['a new note without a word', { held: { ...fresh, mine: { ...words, html: '' } } }, { kind: 'live', at: now }],
  ])('%s', (_, known, receipt) => {
    expect(receiptOf({ ...calm, ...known })).toEqual(receipt);
  });
});
