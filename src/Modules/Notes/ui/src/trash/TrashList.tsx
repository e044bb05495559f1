import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { Button, IconButton } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { Notice } from '@kit/components/Marks';
import { Content, Empty } from '@kit/components/Part';
import { moment } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { createResource } from '@kit/resource';
import { type Signal, useSignal } from '@preact/signals';
import { ArchiveRestore, PanelLeft, Trash2 } from 'lucide';
import { useEffect } from 'preact/hooks';
import { type Deleted, notesApi } from '../api/wire';
import list from '../list/List.module.css';
import { ListTitle } from '../list/ListTitle';
import { nameOfHeld, takeBack } from '../state/acts';
import { drawer } from '../state/drawer';
import { here, unsent } from '../state/here';
import { go } from '../state/place';
import { t } from '../t';
import style from './TrashList.module.css';

const trash = createResource<readonly Deleted[]>(() => notesApi.trash());

/** Notes in the server's trash: put back, or deleted for good. */
export function TrashList() {
  const refused = useSignal<string | null>(null);
  /** What is about to go for good, when the person says so. */
  const asked = useSignal<readonly Deleted[]>([]);
  const busy = useSignal(false);
  const now = useNow(60_000).value;
  const state = trash.state.value;
  const justNow = unsent.value.filter((held) => held.wanted.deleted !== null);
  useEffect(() => {
    void trash.refresh();
  }, [justNow.length]);

  const attempt = async (act: () => Promise<void>): Promise<void> => {
    refused.value = null;
    try {
      await act();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      refused.value = t('trash.refused', { why: reason(failure) });
    }
    await trash.refresh();
  };
  const restore = (note: Deleted) =>
    attempt(async () => {
      const { id } = await notesApi.restore(note.id);
      await here.value?.list.refresh();
      go({ view: { kind: 'all' }, note: id });
    });
  const destroy = async (gone: readonly Deleted[]): Promise<void> => {
    busy.value = true;
    await attempt(async () => {
      for (const note of gone) await notesApi.destroy(note.id);
    });
    busy.value = false;
  };
  const none = state.problem?.code === 'notes.no_trash';
  return (
    <section class={list.list} aria-label={t('side.trash')} data-pane>
      <header>
        <IconButton
          small
          icon={PanelLeft}
          label={t('side.open')}
          class={list.drawer ?? ''}
          onClick={() => (drawer.value = true)}
        />
        <ListTitle title={t('side.trash')} count={state.data?.length ?? ''} />
        {(state.data?.length ?? 0) > 0 && (
          <Button
            size="s"
            busy={busy.value ? t('trash.emptying') : null}
            onClick={() => {
              asked.value = state.data ?? [];
            }}
          >
            {t('trash.empty')}
          </Button>
        )}
      </header>
      {refused.value !== null && (
        <div class={style.notice}>
          <Notice tone="bad" live="alert">
            {refused.value}
          </Notice>
        </div>
      )}
      <div class={list.rows}>
        {none ? (
          <Empty glyph={<Icon node={Trash2} />} title={t('trash.none')} />
        ) : (
          <Content
            title={t('side.trash')}
            icon={Trash2}
            resource={trash}
            state={state}
            bones={6}
            isEmpty={(notes) => notes.length === 0 && justNow.length === 0}
            empty={<Empty glyph={<Icon node={Trash2} />} title={t('list.empty.trash')} />}
          >
            {(notes) => (
              <ul>
                {justNow.map((held) => (
                  <li key={held.id} class={style.row}>
                    <span class={style.text}>
                      <b class="cut">{nameOfHeld(held)}</b>
                      <span class="t13 q">{t('trash.justNow')}</span>
                    </span>
                    <IconButton
                      small
                      icon={ArchiveRestore}
                      label={t('trash.restore', { title: nameOfHeld(held) })}
                      onClick={() => void takeBack(held.id).then(() => go({ view: { kind: 'all' }, note: held.id }))}
                    />
                  </li>
                ))}
                {notes.map((note) => (
                  <li key={note.id} class={style.row}>
                    <span class={style.text}>
                      <b class="cut" title={note.title}>
                        {note.title || t('note.untitled')}
                      </b>
                      <span class="t13 q">
                        {[
                          note.folder,
                          note.deletedAt && t('trash.when', { when: moment(new Date(note.deletedAt), now) }),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    </span>
                    <IconButton
                      small
                      icon={ArchiveRestore}
                      label={t('trash.restore', { title: note.title })}
                      onClick={() => void restore(note)}
                    />
                    <IconButton
                      small
                      icon={Trash2}
                      label={t('trash.destroy', { title: note.title })}
                      onClick={() => {
                        asked.value = [note];
                      }}
                    />
                  </li>
                ))}
              </ul>
            )}
          </Content>
        )}
      </div>
      <Sure asked={asked} onSure={(gone) => void destroy(gone)} />
    </section>
  );
}

function Sure(props: { asked: Signal<readonly Deleted[]>; onSure: (gone: readonly Deleted[]) => void }) {
  const { asked } = props;
  const gone = asked.value;
  const close = (): void => {
    asked.value = [];
  };
  return (
    <Dialog
      open={gone.length > 0}
      title={
        gone.length > 1
          ? t('trash.sureAll', { count: gone.length })
          : t('trash.sure', { title: gone[0]?.title || t('note.untitled') })
      }
      onClose={close}
      footer={
        <>
          <Button autofocus onClick={close}>
            {t('trash.keep')}
          </Button>
          <Button
            look="stop"
            onClick={() => {
              close();
              props.onSure(gone);
            }}
          >
            {t('trash.destroyNow')}
          </Button>
        </>
      }
    >
      <p>{t('trash.sureMore')}</p>
    </Dialog>
  );
}
