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
import { useSignal } from '@preact/signals';
import { ArchiveRestore, PanelLeft, Trash2 } from 'lucide';
import { useEffect } from 'preact/hooks';
import { type Deleted, notesApi } from '../api/wire';
import list from '../list/List.module.css';
import { drawer } from '../state/drawer';
import { here, send } from '../state/here';
import { go } from '../state/place';
import { t } from '../t';
import style from './TrashList.module.css';

const trash = createResource<readonly Deleted[]>(() => notesApi.trash());

/** Notes in the server's trash: put back, or deleted for good. */
export function TrashList() {
  const refused = useSignal<string | null>(null);
  const asked = useSignal<Deleted | null>(null);
  const now = useNow(60_000).value;
  const state = trash.state.value;
  useEffect(() => {
    // What was deleted a moment ago is to be in it.
    void send().then(() => trash.refresh());
  }, []);

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
        <h2>
          {t('side.trash')} <small>{state.data?.length ?? ''}</small>
        </h2>
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
            isEmpty={(notes) => notes.length === 0}
            empty={<Empty glyph={<Icon node={Trash2} />} title={t('list.empty.trash')} />}
          >
            {(notes) => (
              <ul>
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
                        asked.value = note;
                      }}
                    />
                  </li>
                ))}
              </ul>
            )}
          </Content>
        )}
      </div>
      <Dialog
        open={asked.value !== null}
        title={t('trash.sure', { title: asked.value?.title ?? '' })}
        onClose={() => {
          asked.value = null;
        }}
        footer={
          <>
            <Button
              autofocus
              onClick={() => {
                asked.value = null;
              }}
            >
              {t('trash.keep')}
            </Button>
            <Button
              look="stop"
              onClick={() => {
                const note = asked.value;
                asked.value = null;
                if (note !== null) void attempt(() => notesApi.destroy(note.id));
              }}
            >
              {t('trash.destroyNow')}
            </Button>
          </>
        }
      >
        <p>{t('trash.sureMore')}</p>
      </Dialog>
    </section>
  );
}
