import { reasonOfCode } from '@kit/api/reason';
import { Button } from '@kit/components/Button';
import { Notice } from '@kit/components/Marks';
import { Icon } from '@kit/icons';
import { GitMerge } from 'lucide';
import { type ComponentChildren, toChildArray } from 'preact';
import { focusNext } from '../editor/conflictView';
import { filesRefused } from '../editor/files';
import { copyAsNew } from '../state/acts';
import type { Desk } from '../state/desk';
import { here, send } from '../state/here';
import { folderOf } from '../state/library';
import { conflicts, mergeStory } from '../state/open';
import { t } from '../t';
import style from './Banner.module.css';

/** What must be said about the open note: what a merge did, what the server refused. */
export function Banner(props: { desk: Desk }) {
  const { desk } = props;
  const { trouble, folderId, folderName } = desk.held.value;
  return (
    <>
      {conflicts.value > 0 && <Merged places={conflicts.value} />}
      {desk.gone.value && (
        <Said tone="warn">
          {t('gone.text')}
          <Button size="s" onClick={() => void desk.keep()}>
            {t('gone.keep')}
          </Button>
        </Said>
      )}
      {desk.anew.value && <Said tone="warn">{t('gone.anew', { folder: folderOf(folderId)?.name ?? folderName })}</Said>}
      {trouble !== null && (
        <Said tone="bad">
          {t('trouble.text', { why: reasonOfCode(trouble) })}
          <Button size="s" onClick={() => void again(desk)}>
            {t('trouble.again')}
          </Button>
          <Button size="s" onClick={() => void copyAsNew(desk)}>
            {t('trouble.copy')}
          </Button>
        </Said>
      )}
      {filesRefused.value !== null && <Said tone="warn">{filesRefused.value}</Said>}
    </>
  );
}

/** One thing that is said at once, and what can be done about it. */
function Said(props: { tone: 'warn' | 'bad'; children: ComponentChildren }) {
  const [text, ...acts] = toChildArray(props.children);
  return (
    <div class={style.notice}>
      <Notice tone={props.tone} live="alert">
        {text}
        {acts.length > 0 && <span class={style.acts}>{acts}</span>}
      </Notice>
    </div>
  );
}

function Merged(props: { places: number }) {
  const taken = mergeStory.value?.taken ?? 0;
  return (
    <div class={style.merged} role="status">
      <Icon node={GitMerge} />
      <span class="grow">
        <b>{t('merge.head')}</b> {taken > 0 && t('merge.taken', { count: taken })}{' '}
        {t('merge.places', { count: props.places })}
      </span>
      <Button
        size="s"
        onClick={() => document.querySelector<HTMLElement>('[data-note-scroll]') && focusNext(document.body)}
      >
        {t('merge.go')}
      </Button>
    </div>
  );
}

async function again(desk: Desk): Promise<void> {
  await here.value?.engine.want(desk.id, {});
  await send();
}
