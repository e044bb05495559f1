import { moment } from '@kit/i18n/dates';
import { person } from '@kit/session/session';
import type { NodeViewRenderer } from '@tiptap/core';
import { t } from '../t';
import { type Choice, settleConflict } from './settle';

const keys: Readonly<Record<string, Choice>> = { b: 'both', '1': 'mine', '2': 'theirs' };

/** Draws a conflict: both texts side by side, whose they are, and the choice. B, 1 and 2 choose while it has the focus. */
export const conflictView: NodeViewRenderer = ({ editor, getPos, node }) => {
  const dom = document.createElement('div');
  dom.className = 'both';
  dom.setAttribute('role', 'group');
  dom.setAttribute('aria-label', t('merge.group'));
  const heads = document.createElement('div');
  heads.className = 'heads';
  heads.contentEditable = 'false';
  const two = document.createElement('div');
  two.className = 'two';
  for (const [name, text] of [
    ['first', t('merge.mine')],
    ['second', headOf(node.attrs.who, node.attrs.when)],
  ] as const) {
    const head = document.createElement('p');
    head.textContent = text;
    heads.append(head);
    // Where the texts stand one under the other, each has its own head.
    two.style.setProperty(`--${name}`, JSON.stringify(text));
  }
  const foot = document.createElement('footer');
  foot.contentEditable = 'false';

  const choose = (choice: Choice): void => {
    const position = getPos();
    if (position === undefined) return;
    const change = settleConflict(editor.state, position, choice);
    if (change === null) return;
    editor.view.dispatch(change);
    if (!focusNext(editor.view.dom)) editor.commands.focus(Math.min(position + 1, editor.state.doc.content.size));
  };
  const button = (choice: Choice, key: string): void => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = choice === 'both' ? 'btn s main' : 'btn s';
    made.dataset.choice = choice;
    made.setAttribute('aria-keyshortcuts', key);
    made.append(t(`merge.keep.${choice}`));
    const shown = document.createElement('kbd');
    shown.textContent = key;
    shown.ariaHidden = 'true';
    made.append(shown);
    made.addEventListener('click', () => choose(choice));
    foot.append(made);
  };
  button('both', 'B');
  button('mine', '1');
  button('theirs', '2');
  foot.hidden = !editor.isEditable;
  dom.addEventListener('keydown', (event) => {
    const choice = keys[event.key.toLowerCase()];
    if (
      choice === undefined ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      !foot.contains(event.target as HTMLElement)
    )
      return;
    event.preventDefault();
    event.stopPropagation();
    choose(choice);
  });
  dom.append(heads, two, foot);
  return {
    dom,
    contentDOM: two,
    stopEvent: (event) => foot.contains(event.target as HTMLElement),
    ignoreMutation: (mutation) => mutation.type !== 'selection' && !two.contains(mutation.target),
  };
};

/** Whose the second text is, and of when; neutral to who reads it. */
function headOf(who: unknown, when: unknown): string {
  const at = new Date(String(when));
  if (Number.isNaN(at.getTime())) return t('merge.theirs');
  const name = who === person.peek()?.name ? t('merge.you') : who;
  return t(name === null ? 'merge.theirsAt' : 'merge.theirsBy', { who: String(name), when: moment(at, new Date()) });
}

/** The focus goes to the next choice; false when there is none. */
export function focusNext(root: HTMLElement): boolean {
  const next = root.querySelector<HTMLElement>('.both [data-choice=both]');
  next?.focus();
  next?.scrollIntoView({ block: 'center' });
  return next !== null;
}
