import { describe, expect, it } from 'vitest';
import { without, withPinned } from './files.model';

const file = (id: string, pinned = false) => ({
  id,
  name: id,
  place: { owner: null, path: [] },
  size: 1,
  modified: '2026-11-24T10:00:00Z',
  lockedBy: null,
  pinned,
});

describe('pins', () => {
  it('mark the file in the list', () => {
    const list = withPinned({ total: 2, files: [file('a'), file('b')] }, 'b', { pinned: true });
    expect(list.files.map((each) => each.pinned)).toEqual([false, true]);
  });

  it('are taken off what is there and what is gone', () => {
    const pins = { files: [file('a', true)], gone: [{ id: 'b', name: 'b' }] };
    expect(without(pins, 'a').files).toEqual([]);
    expect(without(pins, 'b').gone).toEqual([]);
  });
});
