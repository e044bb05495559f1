import { Tag } from '@kit/components/Marks';
import { FileGlyph } from '@kit/glyphs';
import { moment, size } from '@kit/i18n/dates';
import { useNow } from '@kit/now';
import { FolderOpen } from 'lucide';
import { Body, Nil } from '../Body';
import { base, type FileList, type FileRow, files } from '../state/parts';
import { t } from '../t';
import { Widget } from '../Widget';
import style from './FilesWidget.module.css';

/** Files that changed last, over all folders; opening one downloads it. */
export function FilesWidget() {
  return (
    <Widget kind="files">
      <Body
        kind="files"
        resource={files}
        bones={4}
        isEmpty={(list: FileList) => list.files.length === 0}
        empty={<Nil icon={FolderOpen} text={t('files.empty')} />}
      >
        {(list) => (
          <ul class={style.list}>
            {list.files.map((file) => (
              <File key={file.id} file={file} />
            ))}
          </ul>
        )}
      </Body>
    </Widget>
  );
}

function File(props: { file: FileRow }) {
  const { file } = props;
  const now = useNow(60_000).value;
  return (
    <li>
      <a
        class={style.file}
        data-row
        href={`${base}/files/${encodeURIComponent(file.id)}/content`}
        download={file.name}
        title={file.name}
      >
        <FileGlyph name={file.name} />
        <span class="cut">{file.name}</span>
        {file.lockedBy && <Tag tone="warn">{t('files.locked', { name: file.lockedBy })}</Tag>}
        <span class={style.more}>
          <span class={style.folder}>{file.folder}</span>
          <span class={style.size}>{size(file.size)}</span>
          <time dateTime={file.modified}>{moment(new Date(file.modified), now)}</time>
        </span>
      </a>
    </li>
  );
}
