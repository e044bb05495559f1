import { Extension } from '@tiptap/core';

/** `Ctrl Enter` ticks the item of a check list; elsewhere it does what it always does. */
export const NoteKeys = Extension.create({
  name: 'noteKeys',
  priority: 1000,
  addKeyboardShortcuts: () => ({
    'Mod-Enter': ({ editor }) =>
      editor.isActive('taskItem') &&
      editor.commands.updateAttributes('taskItem', { checked: editor.getAttributes('taskItem').checked !== true }),
  }),
});
