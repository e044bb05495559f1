import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { Button, IconButton } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { FileGlyph } from '@kit/glyphs';
import { size } from '@kit/i18n/dates';
import { type Signal, useSignal } from '@preact/signals';
import { RotateCw, X } from 'lucide';
import { useEffect } from 'preact/hooks';
import { attachmentAddress, notesApi } from '../api/wire';
import { attach } from '../editor/files';
import type { Attachment } from '../models/note.model';
import type { Desk } from '../state/desk';
import { here, reachable } from '../state/here';
import { fetchNote } from '../state/open';
import { letGo, type Upload, uploadAgain, uploads } from '../state/uploads';
import { t } from '../t';
import style from './Attachments.module.css';

/** Files of the note, and those on their way. */
export function Attachments(props: { desk: Desk }) {
  const { desk } = props;
  const { attachments, rights, id } = desk.held.value;
  const refused = useSignal<string | null>(null);
  const asked = useSignal<Attachment | null>(null);
  useDrops(desk, rights.modify);
  const under = uploads.value.filter((upload) => upload.note === id);
  if (attachments.length === 0 && under.length === 0) return null;
  const remove = async (attachment: string): Promise<void> => {
    refused.value = null;
    try {
      await notesApi.removeAttachment(id, attachment);
      if (here.value) await fetchNote(here.value, id);
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      refused.value = t('attachments.notRemoved', { why: reason(failure) });
    }
  };
  return (
    <section class={style.files} aria-label={t('attachments.title')}>
      <ul>
        {attachments.map((each) => (
          <li key={each.id}>
            <a {...leadTo(id, each)}>
              <FileGlyph name={each.name} />
              <span class="cut" title={each.name}>
                {each.name}
              </span>
              <span class="t12 qq num">{size(each.size)}</span>
            </a>
            {rights.modify && (
              <IconButton
                small
                icon={X}
                label={t('attachments.remove', { name: each.name })}
                onClick={() => {
                  asked.value = each;
                }}
              />
            )}
          </li>
        ))}
        {under.map((upload) => (
          <Uploading key={upload.key} upload={upload} />
        ))}
      </ul>
      {!reachable.value.there && attachments.length > 0 && <p class="t13 q">{t('attachments.away')}</p>}
      {refused.value !== null && (
        <p class="t13 wrong" role="alert">
          {refused.value}
        </p>
      )}
      <Sure asked={asked} onSure={(attachment) => void remove(attachment.id)} />
    </section>
  );
}

/** Pictures open in a tab of their own, all else goes to the downloads. */
function leadTo(note: string, { id, name, mediaType }: Attachment) {
  return /^image\/(?:png|jpeg|gif|webp)$/.test(mediaType ?? '')
    ? { href: attachmentAddress(note, id, true), target: '_blank', rel: 'noopener' }
    : { href: attachmentAddress(note, id), download: name };
}

/** Files dropped beside the text are attached; without this the browser would leave the page for them. */
function useDrops(desk: Desk, may: boolean): void {
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      if (may && document.querySelector('dialog[open]') === null) void attach(desk, files);
    };
    addEventListener('dragover', over, { signal });
    addEventListener('drop', drop, { signal });
    return () => ended.abort();
  }, [desk, may]);
}

/** A file that is removed does not come back, so it is asked for. */
function Sure(props: { asked: Signal<Attachment | null>; onSure: (attachment: Attachment) => void }) {
  const { asked } = props;
  const attachment = asked.value;
  const close = (): void => {
    asked.value = null;
  };
  return (
    <Dialog
      open={attachment !== null}
      title={t('attachments.sure', { name: attachment?.name ?? '' })}
      onClose={close}
      footer={
        <>
          <Button autofocus onClick={close}>
            {t('attachments.keep')}
          </Button>
          <Button
            look="stop"
            onClick={() => {
              close();
              if (attachment !== null) props.onSure(attachment);
            }}
          >
            {t('attachments.removeNow')}
          </Button>
        </>
      }
    />
  );
}

function Uploading(props: { upload: Upload }) {
  const { upload } = props;
  const percent = Math.round(upload.progress * 100);
  return (
    <li class={upload.problem === null ? undefined : style.stopped}>
      <span class={style.going}>
        <FileGlyph name={upload.file.name} />
        <span class={style.name}>
          <span class="cut">{upload.file.name}</span>
          {upload.problem === null ? (
            <progress max={100} value={percent} aria-label={t('attachments.sending', { name: upload.file.name })} />
          ) : (
            <span class="t12 wrong" role="alert">
              {t('attachments.stopped', { percent, why: reason(upload.problem) })}
            </span>
          )}
        </span>
      </span>
      {upload.problem !== null && (
        <IconButton
          small
          icon={RotateCw}
          label={t('attachments.again', { name: upload.file.name })}
          onClick={() => void uploadAgain(upload).then(() => here.value && fetchNote(here.value, upload.note))}
        />
      )}
      <IconButton
        small
        icon={X}
        label={t(upload.problem === null ? 'attachments.stop' : 'attachments.letGo', { name: upload.file.name })}
        onClick={() => letGo(upload.key)}
      />
    </li>
  );
}
