import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { IconButton } from '@kit/components/Button';
import { FileGlyph } from '@kit/glyphs';
import { size } from '@kit/i18n/dates';
import { useSignal } from '@preact/signals';
import { RotateCw, X } from 'lucide';
import { attachmentAddress, notesApi } from '../api/wire';
import type { Desk } from '../state/desk';
import { here } from '../state/here';
import { fetchNote } from '../state/open';
import { letGo, type Upload, uploadAgain, uploads } from '../state/uploads';
import { t } from '../t';
import style from './Attachments.module.css';

/** Files of the note, and those on their way. */
export function Attachments(props: { desk: Desk }) {
  const { desk } = props;
  const { attachments, rights, id } = desk.held.value;
  const refused = useSignal<string | null>(null);
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
            <a href={attachmentAddress(id, each.id)} download={each.name}>
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
                onClick={() => void remove(each.id)}
              />
            )}
          </li>
        ))}
        {under.map((upload) => (
          <Uploading key={upload.key} upload={upload} />
        ))}
      </ul>
      {refused.value !== null && (
        <p class="t13 wrong" role="alert">
          {refused.value}
        </p>
      )}
    </section>
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
        <>
          <IconButton
            small
            icon={RotateCw}
            label={t('attachments.again', { name: upload.file.name })}
            onClick={() => void uploadAgain(upload)}
          />
          <IconButton
            small
            icon={X}
            label={t('attachments.letGo', { name: upload.file.name })}
            onClick={() => letGo(upload.key)}
          />
        </>
      )}
    </li>
  );
}
