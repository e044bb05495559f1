import { reasonOfCode } from '@kit/api/reason';
import { Button } from '@kit/components/Button';
import { Notice } from '@kit/components/Marks';
import { Icon } from '@kit/icons';
import { GitMerge } from 'lucide';
import { focusNext } from '../editor/conflictView';
import { filesRefused } from '../editor/files';
import { copyAsNew } from '../state/acts';
import type { Desk } from '../state/desk';
import { here, send } from '../state/here';
import { conflicts, mergeStory } from '../state/open';
import { t } from '../t';
import style from './Banner.module.css';

/** What must be said about the open note: what a merge did, what the server refused. */
export function Banner(props: { desk: Desk }) {
  const { desk } = props;
  const { trouble } = desk.held.value;
  return (
    <>
      {conflicts.value > 0 && <Merged places={conflicts.value} />}
      {trouble !== null && (
        <div class={style.notice}>
          <Notice tone="bad" live="alert">
            {t('trouble.text', { why: reasonOfCode(trouble) })}
            <span class={style.acts}>
              <Button size="s" onClick={() => void again(desk)}>
                {t('trouble.again')}
              </Button>
              <Button size="s" onClick={() => void copyAsNew(desk)}>
                {t('trouble.copy')}
              </Button>
            </span>
          </Notice>
        </div>
      )}
      {filesRefused.value !== null && (
        <div class={style.notice}>
          <Notice tone="warn" live="alert">
            {filesRefused.value}
          </Notice>
        </div>
      )}
    </>
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
