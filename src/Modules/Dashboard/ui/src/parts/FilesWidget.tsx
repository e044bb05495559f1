import { FolderOpen } from 'lucide';
import { Body, Nil } from '../Body';
import { applied } from '../models/edits.model';
import { type FileList, withPinning } from '../models/files.model';
import { pinEdits } from '../state/actions';
import { files } from '../state/parts';
import { t } from '../t';
import { Widget } from '../Widget';
import { FileItem } from './FileItem';
import style from './FilesWidget.module.css';

/** Files that changed last, over all folders, with those that are pinned marked. */
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
            {applied(list.files, pinEdits.value, withPinning).map((file) => (
              <FileItem key={file.id} file={file} marked />
            ))}
          </ul>
        )}
      </Body>
    </Widget>
  );
}
