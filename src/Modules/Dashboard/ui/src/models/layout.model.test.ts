import { describe, expect, it } from 'vitest';
import {
  clamp,
  inOneColumn,
  type Kind,
  kinds,
  type Layout,
  limits,
  mend,
  overlaps,
  reflow,
  visible,
  type Widget,
} from './layout.model';
import { sample } from './layout.sample';
import { add, closeGaps, firstFree, hide, place, remove, sameLayout, show, step } from './moving.model';

/** A generator that gives the same numbers each run, so that a failure can be seen again. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return state % below;
  };
}

function someLayout(next: (below: number) => number): readonly Widget[] {
  const count = 1 + next(8);
  const wild = Array.from({ length: count }, (_, index): Widget => {
    const kind = kinds[next(kinds.length)] ?? 'mail';
    const slot = clamp({ x: next(14), y: next(12), w: 1 + next(12), h: 1 + next(8) });
    return { id: `w${index}`, kind, hidden: next(6) === 0, locked: false, settings: null, ...slot };
  });
  return mend(wild).map((each) => ({ ...each, locked: !each.hidden && next(4) === 0 }));
}

/** What is wrong with a list of widgets, as sentences; none for a sound one. */
function faults(widgets: readonly Widget[]): readonly string[] {
  const shown = visible(widgets);
  const outside = shown.filter(
    ({ x, y, w, h }) =>
      x < 0 ||
      y < 0 ||
      y > limits.maxRow ||
      x + w > limits.columns ||
      w < limits.minWidth ||
      h < limits.minHeight ||
      h > limits.maxHeight,
  );
  const pairs = shown.flatMap((one, index) =>
    shown
      .slice(index + 1)
      .filter((other) => overlaps(one, other))
      .map((other) => `${one.id} on ${other.id}`),
  );
  const twice = new Set(widgets.map((each) => each.id)).size < widgets.length ? ['an id twice'] : [];
  return [...outside.map((each) => `${each.id} outside`), ...pairs, ...twice];
}

const widget = (id: string, x: number, y: number, w: number, h: number, kind: Kind = 'mail'): Widget => ({
  id,
  kind,
  x,
  y,
  w,
  h,
  hidden: false,
  locked: false,
  settings: null,
});

describe('a locked part', () => {
  const locked = { ...widget('x', 4, 2, 4, 3), locked: true };
  const around = [widget('a', 0, 0, 4, 3), locked, widget('b', 8, 0, 4, 3)];

  it('is not placed elsewhere, hidden or removed', () => {
    expect(place(around, 'x', { x: 0, y: 0, w: 4, h: 3 })).toBeNull();
    expect(hide(around, 'x')).toEqual(around);
    expect(remove(around, 'x')).toEqual(around);
  });

  it('stays when another is put on it, which goes below', () => {
    expect(place(around, 'a', { x: 4, y: 1, w: 4, h: 3 })?.slice(0, 2)).toMatchObject([
      { id: 'a', x: 4, y: 5 },
      { id: 'x', x: 4, y: 2 },
    ]);
  });

  it('stays when gaps are closed, and lets none rise through it', () => {
    const closed = closeGaps([widget('c', 4, 8, 4, 2), ...around]);
    expect(closed.map(({ id, y }) => [id, y])).toEqual([
      ['c', 5],
      ['a', 0],
      ['x', 2],
      ['b', 0],
    ]);
  });

  it('changes places with nobody in one column', () => {
    expect(step(around, 'x', 1)).toBeNull();
    expect(step(around, 'a', 1)?.map(({ id, x }) => [id, x])).toEqual([
      ['a', 8],
      ['x', 4],
      ['b', 0],
    ]);
  });
});

describe('any sequence of changes to any layout', () => {
  it('keeps every widget inside the grid and on nothing else', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const next = numbers(seed);
      let widgets = someLayout(next);
      expect(faults(widgets), `seed ${seed}`).toEqual([]);
      for (let round = 0; round < 12; round += 1) {
        const chosen = widgets[next(Math.max(1, widgets.length))];
        if (!chosen) break;
        const wanted = { x: next(16) - 2, y: next(20) - 2, w: next(15), h: next(15) };
        const acts = [
          () => place(widgets, chosen.id, wanted),
          () => place(widgets, chosen.id, wanted),
          () => remove(widgets, chosen.id),
          () => hide(widgets, chosen.id),
          () => show(widgets, chosen.id),
          () => add(widgets, chosen.kind),
          () => closeGaps(widgets),
          () => step(widgets, chosen.id, next(2) === 0 ? 1 : -1),
        ];
        const locked = widgets.filter((each) => each.locked);
        widgets = acts[next(acts.length)]?.() ?? widgets;
        expect(widgets, `seed ${seed}, round ${round}`).toEqual(expect.arrayContaining([...locked]));
        expect(faults(widgets), `seed ${seed}, round ${round}`).toEqual([]);
      }
    }
  });

  it('shows each visible part exactly once in six columns and in one, nothing on top of something else', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const widgets = someLayout(numbers(seed));
      const six = reflow(widgets, 6);
      const ids = visible(widgets).map((each) => each.id);
      expect(six.map((each) => each.id)).toEqual(ids);
      for (const [index, one] of six.entries()) {
        expect(one.x + one.w).toBeLessThanOrEqual(6);
        for (const other of six.slice(index + 1)) expect(overlaps(one, other)).toBe(false);
      }
      expect([...inOneColumn(widgets)].map((each) => each.id).sort()).toEqual([...ids].sort());
    }
  });
});

describe('place', () => {
  const side = [widget('a', 0, 0, 4, 3), widget('b', 4, 0, 4, 3), widget('c', 4, 3, 4, 2)];

  it('puts the widget exactly where it is wanted', () => {
    const moved = place(side, 'a', { x: 6, y: 1, w: 4, h: 3 });
    expect(moved?.find((each) => each.id === 'a')).toMatchObject({ x: 6, y: 1, w: 4, h: 3 });
  });

  it('pushes what it meets straight down, and what that meets in turn', () => {
    const moved = place(side, 'a', { x: 4, y: 0, w: 4, h: 3 });
    expect(moved?.map(({ id, x, y }) => [id, x, y])).toEqual([
      ['a', 4, 0],
      ['b', 4, 3],
      ['c', 4, 6],
    ]);
  });

  it('leaves alone what is not in the way, gaps included', () => {
    const far = [...side, widget('d', 8, 9, 4, 2)];
    expect(place(far, 'a', { x: 4, y: 0, w: 4, h: 3 })?.at(-1)).toMatchObject({ x: 8, y: 9 });
  });

  it('is refused when something would leave the last row', () => {
    const full = [widget('a', 0, 0, 12, 2), widget('b', 0, limits.maxRow, 12, 12)];
    expect(place(full, 'a', { x: 0, y: limits.maxRow, w: 12, h: 2 })).toBeNull();
  });

  it('shows a hidden widget that is placed', () => {
    expect(place(hide(side, 'a'), 'a', { x: 0, y: 0, w: 4, h: 3 })?.[0]?.hidden).toBe(false);
  });
});

describe('adding and taking away', () => {
  it('puts a new part at the first free place, by rows', () => {
    const widgets = add([widget('a', 0, 0, 4, 4), widget('b', 8, 0, 4, 4)], 'tasks');
    expect(widgets?.at(-1)).toMatchObject({ kind: 'tasks', x: 4, y: 0, hidden: false });
  });

  it('goes below everything when no place is free', () => {
    expect(firstFree([widget('a', 0, 0, 12, 4)], 4, 3)).toEqual({ x: 0, y: 4, w: 4, h: 3 });
  });

  it('gives an id that nobody has', () => {
    const widgets = add([widget('w1', 0, 0, 4, 4), widget('w3', 4, 0, 4, 4)], 'files');
    expect(widgets?.at(-1)?.id).toBe('w2');
  });

  it('stops at the most widgets the server takes', () => {
    const many = Array.from({ length: limits.maxWidgets }, (_, index) => widget(`w${index}`, 0, index * 2, 4, 2));
    expect(add(many, 'mail')).toBeNull();
  });

  it('shows a hidden part at its old place, when that is still free', () => {
    const widgets = hide([widget('a', 0, 0, 4, 4), widget('b', 4, 0, 4, 4)], 'a');
    expect(show(widgets, 'a')?.[0]).toMatchObject({ x: 0, y: 0, hidden: false });
  });

  it('shows a hidden part at the first free place, when another has taken its own', () => {
    const widgets = place(hide([widget('a', 0, 0, 4, 4), widget('b', 4, 0, 4, 4)], 'a'), 'b', {
      x: 0,
      y: 0,
      w: 4,
      h: 4,
    });
    expect(widgets && show(widgets, 'a')?.[0]).toMatchObject({ x: 4, y: 0, hidden: false });
  });

  it('closes gaps without changing the order', () => {
    const closed = closeGaps([widget('a', 0, 3, 4, 2), widget('b', 0, 9, 6, 2), widget('c', 8, 4, 4, 2)]);
    expect(closed.map(({ id, y }) => [id, y])).toEqual([
      ['a', 0],
      ['b', 2],
      ['c', 0],
    ]);
  });
});

describe('one column', () => {
  it('has the agenda first and the rest by rows', () => {
    expect(inOneColumn(sample.widgets).map((each) => each.kind)).toEqual(['agenda', 'mail', 'tasks', 'notes', 'files']);
  });

  it('changes places with the neighbour, so the wide grid keeps its shape', () => {
    const stepped = step(sample.widgets, 'tasks', -1);
    expect(stepped && inOneColumn(stepped).map((each) => each.kind)).toEqual([
      'agenda',
      'tasks',
      'mail',
      'notes',
      'files',
    ]);
    const shape = (widgets: readonly Widget[]) => visible(widgets).map(({ x, y, w, h }) => [x, y, w, h]);
    expect(stepped && shape(stepped)).toEqual(shape(sample.widgets));
  });

  it('has no step beyond its ends, and none for the agenda', () => {
    expect(step(sample.widgets, 'mail', -1)).toBeNull();
    expect(step(sample.widgets, 'files', 1)).toBeNull();
    expect(step(sample.widgets, 'agenda', 1)).toBeNull();
  });
});

describe('sameLayout', () => {
  const swapped: Layout = { ...sample, widgets: [...sample.widgets].reverse() };

  it('does not mind the order of the list', () => expect(sameLayout(sample, swapped)).toBe(true));
  it('minds a place', () =>
    expect(
      sameLayout(sample, {
        ...sample,
        widgets: place(sample.widgets, 'files', { x: 0, y: 20, w: 4, h: 4 }) ?? [],
      }),
    ).toBe(false));
  it('minds the background', () =>
    expect(sameLayout(sample, { ...sample, background: { kind: 'builtin', id: 'snow' } })).toBe(false));
});
