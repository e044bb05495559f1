import type { AppsState } from '@kit/apps/apps.model';
import { describe, expect, it } from 'vitest';
import { due, quietFor, silent, tell } from './announce.model';
import { cameBack, concerned, freshness, freshnessWithoutHost, isAway, withOlder } from './live.model';

const since = new Date('2026-11-24T10:00:00Z');
const at = new Date('2026-11-24T10:31:00Z');
const here: AppsState = { server: { reachable: true, reason: null, since }, apps: [] };
const away: AppsState = { server: { reachable: false, reason: 'timed_out', since: at }, apps: [] };

describe('a change heard from the server', () => {
  it('concerns only the parts that show it', () => {
    expect(concerned({ kinds: ['mail', 'events'] })).toEqual(['mail', 'agenda', 'conference']);
    expect(concerned({ kinds: ['contacts', 'weather'] })).toEqual(['birthdays']);
    expect(concerned({ kinds: ['tasks', 'tasks'] })).toEqual(['tasks']);
  });

  it.each([null, 'mail', {}, { kinds: 'mail' }, { kinds: [null, 3] }])('is passed over when it is %j', (data) =>
    expect(concerned(data)).toEqual([]),
  );
});

describe('the receipt', () => {
  it('is opening before the first word', () => expect(freshness(null, since, null)).toEqual({ kind: 'opening' }));
  it('is live while host and server are heard', () => expect(freshness(true, since, here)).toEqual({ kind: 'live' }));
  it('is as it was when the server went', () =>
    expect(freshness(true, since, away)).toEqual({ kind: 'serverAway', at, reason: 'timed_out' }));
  it('is as it was when the host went, whatever it said last', () =>
    expect(freshness(false, at, away)).toEqual({ kind: 'cut', at }));
});

describe('the receipt while nobody can say whose page this is', () => {
  const content = [
    { at, failed: true },
    { at: since, failed: true },
  ];
  it('speaks of the oldest that is on screen', () =>
    expect(freshnessWithoutHost('network.unreachable', content)).toEqual({ kind: 'cut', at: since }));
  it('speaks of nothing when nothing is', () =>
    expect(freshnessWithoutHost('network.timed_out', [])).toEqual({ kind: 'cut', at: null }));
  it('tells the server from the host', () =>
    expect(freshnessWithoutHost('server.timed_out', content)).toEqual({
      kind: 'serverAway',
      at: since,
      reason: 'timed_out',
    }));
});

describe('content from before the silence', () => {
  const cut = freshness(false, at, here);
  it('makes the receipt older when it could not be asked for anew', () => {
    expect(withOlder(cut, [{ at: since, failed: true }])).toEqual({ kind: 'cut', at: since });
    expect(withOlder(cut, [{ at: since, failed: false }])).toEqual({ kind: 'cut', at });
  });
  it('says nothing while everything is heard', () => {
    const live = freshness(true, since, here);
    expect(withOlder(live, [{ at: since, failed: true }])).toBe(live);
    expect([isAway(live), isAway(cut)]).toEqual([false, true]);
  });
});

describe('coming back', () => {
  it('is from away to here, not the first word', () => {
    expect(cameBack(away, here)).toBe(true);
    expect(cameBack(null, here)).toBe(false);
    expect(cameBack(here, here)).toBe(false);
    expect(cameBack(here, away)).toBe(false);
  });
});

describe('announcements', () => {
  it('come at most once in ten seconds, the newest of those that wait', () => {
    const first = tell(silent, '12 unread', 1_000);
    expect(first.say).toBe('12 unread');
    const second = tell(first.next, '13 unread', 2_000);
    const third = tell(second.next, '14 unread', 3_000);
    expect([second.say, third.say]).toEqual([null, null]);
    expect(due(third.next)).toBe(1_000 + quietFor);
    expect(tell(third.next, third.next.waiting ?? '', 1_000 + quietFor)).toEqual({
      next: { lastAt: 11_000, waiting: null },
      say: '14 unread',
    });
  });
});
