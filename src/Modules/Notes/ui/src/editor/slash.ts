import { signal } from '@preact/signals';
import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { matches, terms } from '../models/highlight.model';
import { t } from '../t';
import { type BlockCommand, inText, slashCommands } from './commands';

/** The open slash menu; null while there is none. */
export interface Slash {
  readonly commands: readonly BlockCommand[];
  readonly at: number;
  /** Where the slash stands, in the window. */
  readonly rect: { readonly left: number; readonly top: number; readonly bottom: number };
  readonly choose: (command: BlockCommand) => void;
}

export const slash = signal<Slash | null>(null);
export const slashListId = 'slash-menu';

/** The slash and the letters after it, up to the cursor. */
interface Typed {
  readonly from: number;
  readonly to: number;
  readonly query: string;
}

/** Where a slash stands at the head of a word just before the cursor; null when none does. */
export function slashAt(state: EditorState): Typed | null {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code === true) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc');
  const found = /(?:^|[\s\ufffc])\/([\p{L}\p{N} ]{0,24})$/u.exec(before);
  if (found === null) return null;
  const query = found[1] ?? '';
  return { from: $from.pos - query.length - 1, to: $from.pos, query };
}

interface State {
  readonly typed: Typed | null;
  /** Where one was closed by Esc. */
  readonly closed: number | null;
}

const key = new PluginKey<State>('slash');

export const SlashMenu = (further: () => readonly BlockCommand[]): Extension =>
  Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin<State>({
          key,
          state: {
            init: () => ({ typed: null, closed: null }),
            apply: (tr, before, _old, state) => {
              const typed = slashAt(state);
              const closed = tr.getMeta(key) === 'close' ? (typed?.from ?? null) : before.closed;
              // It opens by typing, not by going back to a slash of old; what was closed stays so until another is typed.
              const begun = typed !== null && (before.typed !== null || (tr.docChanged && typed.query === ''));
              return { typed: begun && typed.from !== closed ? typed : null, closed: typed === null ? null : closed };
            },
          },
          view: () => ({ update: () => show(editor, further()), destroy: () => close(editor) }),
          props: {
            handleKeyDown: (_, event) => keyed(event, editor),
            handleDOMEvents: { blur: () => close(editor) },
          },
        }),
      ];
    },
  });

function show(editor: Editor, further: readonly BlockCommand[]): void {
  const typed = key.getState(editor.state)?.typed ?? null;
  const commands =
    typed === null ? [] : [...slashCommands, ...further].filter(({ label }) => matches(t(label), terms(typed.query)));
  // Letters that name nothing are a sentence, not a search.
  if (typed === null || (commands.length === 0 && typed.query.includes(' '))) {
    close(editor);
    return;
  }
  const choose = (command: BlockCommand): void => {
    inText(editor).deleteRange({ from: typed.from, to: typed.to }).run();
    command.run(editor);
  };
  const at = Math.min(slash.peek()?.at ?? 0, Math.max(0, commands.length - 1));
  slash.value = { commands, at, rect: editor.view.coordsAtPos(typed.from), choose };
  describe(editor.view.dom);
}

function close(editor: Editor): void {
  if (slash.peek() === null) return;
  slash.value = null;
  describe(editor.view.dom);
}

function keyed(event: KeyboardEvent, editor: Editor): boolean {
  const open = slash.value;
  if (open === null) return false;
  if (event.key === 'Escape') {
    editor.view.dispatch(editor.state.tr.setMeta(key, 'close'));
    return true;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined && open.commands.length > 0) {
    slash.value = { ...open, at: (open.at + step + open.commands.length) % open.commands.length };
    describe(editor.view.dom);
    return true;
  }
  const command = open.commands[open.at];
  if ((event.key !== 'Enter' && event.key !== 'Tab') || command === undefined) return false;
  open.choose(command);
  return true;
}

/** Says to a screen reader which entry is in hand, while the focus stays in the text. */
function describe(dom: HTMLElement): void {
  const command = slash.value?.commands[slash.value.at];
  if (command === undefined) {
    dom.removeAttribute('aria-activedescendant');
    dom.removeAttribute('aria-controls');
    return;
  }
  dom.setAttribute('aria-controls', slashListId);
  dom.setAttribute('aria-activedescendant', `${slashListId}-${command.id}`);
}
