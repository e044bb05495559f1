import { rowKeys } from '@kit/components/keys';
import { Tag } from '@kit/components/Marks';
import { placeText } from '@kit/files/place.model';
import { FileGlyph } from '@kit/glyphs';
import { moment, size } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { Pin, PinOff } from 'lucide';
import { NotTaken } from '../Body';
import { letGo } from '../models/edits.model';
import type { FileRow } from '../models/files.model';
import { pin, pinEdits } from '../state/actions';
import { base } from '../state/parts';
import { say } from '../state/speech';
import { t } from '../t';
import { RowAct } from '../Widget';
import style from './FileItem.module.css';

/** A file in a list: opening it downloads it; `P` pins it or takes the pin off. */
export function FileItem(props: { file: FileRow; marked: boolean }) {
  const { file } = props;
  const now = useNow(60_000).value;
  const place = placeText(file.place);
  const change = async (): Promise<void> => {
    const pinned = !file.pinned;
    if (await pin(file.id, pinned)) say(t(pinned ? 'files.saidPinned' : 'files.saidUnpinned', { what: file.name }));
  };
  const keyed = rowKeys({ P: () => void change() });
  return (
    <li class={style.item} onKeyDown={keyed}>
      <a
        class={style.file}
        data-row
        aria-keyshortcuts="P"
        href={`${base}/files/${encodeURIComponent(file.id)}/content`}
        download={file.name}
        title={[file.name, place].filter(Boolean).join('\n')}
      >
        <FileGlyph name={file.name} />
        <span class="cut">{file.name}</span>
        {props.marked && file.pinned && (
          <>
            <Icon node={Pin} size="xs" class={style.pinned ?? ''} />
            <span class="sr">{t('files.isPinned')}</span>
          </>
        )}
        {file.lockedBy && <Tag tone="warn">{t('files.locked', { name: file.lockedBy })}</Tag>}
        <span class={style.more}>
          <span class={style.folder}>{place}</span>
          <span class={style.size}>{size(file.size)}</span>
          <time dateTime={file.modified}>{moment(new Date(file.modified), now)}</time>
        </span>
      </a>
      <span class={style.acts}>
        <RowAct
          icon={file.pinned ? PinOff : Pin}
          label={t(file.pinned ? 'files.unpin' : 'files.pin', { what: file.name })}
          keys="P"
          act={() => void change()}
        />
      </span>
      <PinRefused id={file.id} />
    </li>
  );
}

/** Says that the server did not take a change of a pin. */
export function PinRefused(props: { id: string }) {
  const refused = pinEdits.value.refused.get(props.id);
  if (!refused) return null;
  return (
    <NotTaken
      text={t('files.notChanged', { why: refused.why })}
      onAgain={() => void pin(props.id, refused.change.pinned)}
      onLetGo={() => {
        pinEdits.value = letGo(pinEdits.value, props.id);
      }}
    />
  );
}
