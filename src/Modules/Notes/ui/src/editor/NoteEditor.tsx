/** What surrounds the text of a note and comes with the editor, on use. */
import { IconButton } from '@kit/components/Button';
import { Search } from 'lucide';
import { useEffect } from 'preact/hooks';
import { whenIdle } from '../note/idle';
import { MoreMenu, noteMenu } from '../note/menu';
import { t } from '../t';
import { later } from './later';
import type { OpenEditor } from './OpenEditor';
import { SlashList } from './SlashList';
import { Toolbar } from './Toolbar';
import style from './Toolbar.module.css';
import './text.css';

export { Attachments } from '../note/Attachments';
export { Banner } from '../note/Banner';
export { Meta } from '../note/Meta';
export { OpenEditor } from './OpenEditor';

const find = later(async () => (await import('./FindBar')).FindBar);
const link = later(async () => (await import('./LinkDialog')).LinkDialog);

/** What is seldom used, brought while nobody waits for it: a key pressed after `Ctrl F` belongs there and not in the text. */
async function bringTheRest({ editor }: OpenEditor): Promise<void> {
  const [{ addCursors }] = await Promise.all([import('./cursors'), find.bring(), link.bring()]);
  if (!editor.isDestroyed) addCursors(editor);
}

/** The tool bar, or what is left of it where nothing may be written; and under it what looks for words. */
export function Tools(props: { open: OpenEditor; writable: boolean }) {
  const { open } = props;
  const tick = open.tick.value;
  useEffect(() => whenIdle(() => void bringTheRest(open)), [open]);
  return (
    <>
      {props.writable ? <Toolbar open={open} tick={tick} /> : <Reading open={open} />}
      {open.finding.value && (
        <find.Later editor={open.editor} tick={tick} terms={open.terms} onClose={open.closeFind} />
      )}
      <SlashList />
      {open.linking.value && <link.Later editor={open.editor} onClose={open.closeLink} />}
    </>
  );
}

/** A note that may only be read can still be searched, printed, copied and saved. */
function Reading(props: { open: OpenEditor }) {
  const { open } = props;
  return (
    <div class={style.bar}>
      <IconButton icon={Search} label={t('find.open')} keys="Ctrl F" onClick={open.openFind} />
      <span class="grow" />
      <MoreMenu groups={noteMenu(open.desk, open.openFind)} />
    </div>
  );
}
