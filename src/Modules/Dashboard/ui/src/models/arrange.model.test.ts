import { describe, expect, it } from 'vitest';
import {
  type Arranging,
  addKind,
  begin,
  changed,
  choose,
  dragged,
  hideOne,
  moveBy,
  putBack,
  removeOne,
  replace,
  resizeBy,
  showAgain,
  stepBy,
  take,
  tidy,
  undo,
} from './arrange.model';
import { visible } from './layout.model';
import { sample } from './layout.sample';
import { slotOf } from './moving.model';

const start = (): Arranging => begin(sample);
const at = (state: Arranging, id: string) => {
  const widget = state.layout.widgets.find((each) => each.id === id);
  return widget && slotOf(widget);
};

describe('moving by keys', () => {
  it('says where the widget is after each step', () => {
    const { said } = moveBy(start(), 'notes', 0, 1);
    expect(said).toMatchObject({ said: 'moved', widget: { id: 'notes', x: 0, y: 6 } });
  });

  it('says that it goes no further at the edge, and changes nothing', () => {
    const step = moveBy(start(), 'mail', -1, 0);
    expect(step.said).toMatchObject({ said: 'refused' });
    expect(changed(step.next)).toBe(false);
    expect(step.next.past).toEqual([]);
  });

  it('lets the others return to their places once the widget in hand has passed', () => {
    let state = start();
    for (let press = 0; press < 3; press += 1) state = moveBy(state, 'tasks', -1, 0).next;
    expect(at(state, 'agenda')?.y).toBeGreaterThan(0);
    for (let press = 0; press < 3; press += 1) state = moveBy(state, 'tasks', 1, 0).next;
    expect(changed(state)).toBe(false);
  });

  it('reckons from where things stand when another widget is taken', () => {
    const first = moveBy(start(), 'files', 0, 2).next;
    const second = moveBy(first, 'notes', 0, 3).next;
    expect(at(second, 'files')).toEqual({ x: 4, y: 7, w: 8, h: 4 });
    expect(at(second, 'notes')).toEqual({ x: 0, y: 8, w: 4, h: 4 });
  });

  it('makes a widget larger only as far as the grid goes', () => {
    expect(at(resizeBy(start(), 'files', 1, 0).next, 'files')?.w).toBe(8);
    expect(resizeBy(start(), 'files', 1, 0).said).toMatchObject({ said: 'refused' });
    expect(at(resizeBy(start(), 'files', -1, 1).next, 'files')).toMatchObject({ w: 7, h: 5 });
  });
});

describe('Esc', () => {
  it('puts the widget in hand back to where it was taken from', () => {
    const moved = moveBy(moveBy(start(), 'notes', 0, 1).next, 'notes', 0, 1).next;
    const back = putBack(moved);
    expect(back?.said).toMatchObject({ said: 'putBack', widget: { id: 'notes', y: 5 } });
    expect(back && changed(back.next)).toBe(false);
  });

  it('has nothing to put back when the widget in hand did not move', () => {
    expect(putBack(take(start(), 'mail'))).toBeNull();
    expect(putBack(start())).toBeNull();
  });
});

describe('undo', () => {
  it('goes back one change after another to the beginning', () => {
    let state = removeOne(start(), 'files').next;
    state = choose(state, { kind: 'builtin', id: 'snow' }).next;
    state = hideOne(state, 'mail').next;
    state = tidy(state).next;
    state = resizeBy(state, 'tasks', -1, 0).next;
    while (state.past.length > 0) state = undo(state).next;
    expect(changed(state)).toBe(false);
    expect(undo(state).said).toBeNull();
  });
});

describe('parts that come and go', () => {
  it('keeps a hidden part with its size', () => {
    const hidden = hideOne(start(), 'agenda').next;
    expect(visible(hidden.layout.widgets)).toHaveLength(4);
    expect(showAgain(hidden, 'agenda').said).toMatchObject({ said: 'shown', widget: { x: 4, y: 0, w: 4, h: 5 } });
  });

  it('adds a removed kind again', () => {
    const { next, said } = addKind(removeOne(start(), 'notes').next, 'notes');
    expect(said).toMatchObject({ said: 'added', widget: { kind: 'notes', x: 0, y: 5 } });
    expect(visible(next.layout.widgets)).toHaveLength(5);
  });

  it('steps up and down in one column', () => {
    expect(stepBy(start(), 'tasks', -1).said).toMatchObject({ said: 'stepped' });
    expect(stepBy(start(), 'mail', -1).said).toMatchObject({ said: 'refused' });
  });
});

describe('dragging', () => {
  it('takes over where everything came to rest', () => {
    const slots = new Map(
      sample.widgets.map((each) => [each.id, { ...slotOf(each), y: each.y + (each.y > 0 ? 2 : 0) }]),
    );
    const { next, said } = dragged(start(), 'notes', slots);
    expect(said).toMatchObject({ said: 'moved', widget: { id: 'notes', y: 7 } });
    expect(at(next, 'files')?.y).toBe(7);
  });

  it('mends what would overlap', () => {
    const { next } = dragged(start(), 'mail', new Map([['mail', { x: 4, y: 0, w: 4, h: 5 }]]));
    const [mail, agenda] = [at(next, 'mail'), at(next, 'agenda')];
    expect(mail && agenda && mail.y !== agenda.y).toBe(true);
  });

  it('says nothing of a thing put down where it was lifted', () => {
    const slots = new Map(sample.widgets.map((each) => [each.id, slotOf(each)]));
    expect(dragged(start(), 'mail', slots).said).toBeNull();
  });
});

it('a whole other layout is one step that can be undone', () => {
  const moved = moveBy(start(), 'notes', 0, 3).next;
  const replaced = replace(moved, sample).next;
  expect(changed(replaced)).toBe(false);
  expect(at(undo(replaced).next, 'notes')?.y).toBe(8);
});
