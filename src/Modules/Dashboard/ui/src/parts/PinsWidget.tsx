import { FileGlyph } from '@kit/glyphs';
import { Pin, PinOff } from 'lucide';
import { Body, Nil } from '../Body';
import type { PinList } from '../models/files.model';
import { pin, pinEdits } from '../state/actions';
import { pins } from '../state/parts';
import { say } from '../state/speech';
import { t } from '../t';
import { RowAct, Widget } from '../Widget';
import { FileItem, PinRefused } from './FileItem';
import style from './FilesWidget.module.css';

/** Files that the person pinned; one that is gone is named until its pin is taken off. */
export function PinsWidget() {
  const off = (id: string): boolean => pinEdits.value.pending.get(id)?.pinned === false;
  return (
    <Widget kind="pins">
      <Body
        kind="pins"
        resource={pins}
        bones={3}
        isEmpty={(list: PinList) => list.files.length + list.gone.length === 0}
        empty={<Nil icon={Pin} text={t('pins.empty')} />}
      >
        {(list) => (
          <ul class={style.list}>
            {list.files
              .filter((file) => !off(file.id))
              .map((file) => (
                <FileItem key={file.id} file={file} marked={false} />
              ))}
            {list.gone
              .filter((each) => !off(each.id))
              .map((each) => (
                <Gone key={each.id} {...each} />
              ))}
          </ul>
        )}
      </Body>
    </Widget>
  );
}

function Gone(props: { id: string; name: string }) {
  const { id, name } = props;
  const unpin = async (): Promise<void> => {
    if (await pin(id, false)) say(t('files.saidUnpinned', { what: name }));
  };
  return (
    <li>
      <div class={style.gone}>
        <FileGlyph name={name} />
        <span class="grow">
          <span class="cut">{name}</span> <small>{t('pins.gone')}</small>
        </span>
        <RowAct icon={PinOff} label={t('files.unpin', { what: name })} act={() => void unpin()} />
      </div>
      <PinRefused id={id} />
    </li>
  );
}
