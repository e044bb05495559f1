import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ownUrl, sceneOf, variantFor } from '../models/background.model';
import type { Background } from '../models/layout.model';
import { own, readOwn } from '../state/picture';
import style from './Backdrop.module.css';
import { Scene } from './Scene';

/** What lies behind everything. Text never stands on it: the widgets and the greeting bring their own ground. */
export function Backdrop(props: { background: Background }) {
  const { background } = props;
  if (background.kind === 'none') return null;
  return (
    <div class={background.kind === 'own' ? `${style.back} ${style.own}` : style.back}>
      {background.kind === 'builtin' ? <Scene id={sceneOf(background.id)} /> : <OwnPicture />}
    </div>
  );
}

function OwnPicture() {
  const here = useSignal(false);
  useEffect(() => void readOwn(), []);
  const picture = own.value;
  if (!picture) return null;
  const width = variantFor(innerWidth, innerHeight, devicePixelRatio);
  return (
    <div class={style.picture} style={{ '--average': picture.colour }}>
      <img
        key={picture.version}
        src={ownUrl(picture, width)}
        alt=""
        class={here.value ? style.here : undefined}
        onLoad={() => {
          here.value = true;
        }}
      />
    </div>
  );
}
