import { ApiProblem, problemText } from '@kit/api/problem';
import { Button } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { Icon } from '@kit/icons';
import { useSignal } from '@preact/signals';
import { Check, Trash2, Upload } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Scene } from '../background/Scene';
import { ownUrl, scenes } from '../models/background.model';
import type { Background } from '../models/layout.model';
import { own, readOwn } from '../state/picture';
import { say } from '../state/speech';
import { deleteOwn, upload, uploading, uploadProblem } from '../state/upload';
import { t } from '../t';
import style from './Backgrounds.module.css';

interface BackgroundsProps {
  chosen: Background;
  onChoose: (background: Background) => void;
}

/** The built-in pictures and the person's own, which can be chosen, dropped or deleted here. */
export function Backgrounds(props: BackgroundsProps) {
  const { chosen, onChoose } = props;
  useEffect(() => void readOwn(), []);
  const over = useSignal(false);
  const picture = own.value;
  const take = async (file: File | undefined): Promise<void> => {
    if (!file || !(await upload(file))) return;
    say(t('background.uploaded'));
    onChoose({ kind: 'own' });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is the extra way; the button beside is the usual one
    <div
      class={over.value ? `${style.all} ${style.over}` : style.all}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <fieldset class={style.pictures} aria-label={t('tray.background')}>
        {scenes.map((id) => (
          <Choice
            key={id}
            name={t(`scene.${id}`)}
            chosen={chosen.kind === 'builtin' && chosen.id === id}
            choose={() => onChoose({ kind: 'builtin', id })}
          >
            <Scene id={id} />
          </Choice>
        ))}
        <Choice name={t('scene.none')} chosen={chosen.kind === 'none'} choose={() => onChoose({ kind: 'none' })}>
          <span class={style.paper} />
        </Choice>
        {picture && (
          <Choice name={t('scene.own')} chosen={chosen.kind === 'own'} choose={() => onChoose({ kind: 'own' })}>
            <img key={picture.version} src={ownUrl(picture, 640)} alt="" />
          </Choice>
        )}
      </fieldset>
      <OwnButtons onFile={(file) => void take(file)} chosen={chosen} onChoose={onChoose} />
      <p class={style.hint}>{over.value ? t('background.dropHere') : t('background.hint')}</p>
    </div>
  );
}

function Choice(props: { name: string; chosen: boolean; choose: () => void; children: ComponentChildren }) {
  return (
    <button
      type="button"
      class={style.choice}
      aria-pressed={props.chosen}
      aria-label={props.name}
      title={props.name}
      onClick={props.choose}
    >
      {props.children}
      {props.chosen && (
        <span class={style.check}>
          <Icon node={Check} size="xs" />
        </span>
      )}
    </button>
  );
}

function OwnButtons(props: BackgroundsProps & { onFile: (file: File | undefined) => void }) {
  const { chosen, onChoose } = props;
  const field = useRef<HTMLInputElement>(null);
  const asking = useSignal(false);
  const id = useId();
  const sending = uploading.value;
  const problem = uploadProblem.value;
  const remove = async (): Promise<void> => {
    asking.value = false;
    try {
      await deleteOwn();
      say(t('background.deleted'));
      if (chosen.kind === 'own') onChoose({ kind: 'builtin', id: scenes[0] });
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      uploadProblem.value = problemText(failure);
    }
  };
  return (
    <>
      <input
        ref={field}
        class="sr"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        tabIndex={-1}
        aria-label={t('background.choose')}
        onChange={(event) => {
          props.onFile(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <div class={style.buttons}>
        <Button
          size="s"
          icon={Upload}
          busy={sending ? t('background.sending') : null}
          onClick={() => field.current?.click()}
        >
          {own.value ? t('background.other') : t('background.choose')}
        </Button>
        {own.value && (
          <Button
            size="s"
            look="plain"
            icon={Trash2}
            onClick={() => {
              asking.value = true;
            }}
          >
            {t('background.delete')}
          </Button>
        )}
      </div>
      {sending && (
        <p class={style.progress}>
          <label for={id}>{sending.done < 1 ? sending.name : t('background.working')}</label>
          <progress id={id} max={1} value={sending.done} />
        </p>
      )}
      {problem !== null && (
        <p class="t13 wrong" role="alert">
          {problem}
        </p>
      )}
      <Dialog
        open={asking.value}
        title={t('background.deleteTitle')}
        onClose={() => {
          asking.value = false;
        }}
        footer={
          <>
            <Button
              autofocus
              onClick={() => {
                asking.value = false;
              }}
            >
              {t('background.keep')}
            </Button>
            <Button look="stop" onClick={() => void remove()}>
              {t('background.deleteNow')}
            </Button>
          </>
        }
      >
        <p class="q">{t('background.deleteWhat')}</p>
      </Dialog>
    </>
  );
}
