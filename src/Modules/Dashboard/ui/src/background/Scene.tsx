import { useId, useMemo } from 'preact/hooks';
import type { SceneId } from '../models/background.model';
import style from './Scene.module.css';
import { glintsPath, type Ridge, ridgePath, size, starsPath, treesPath } from './scene.model';

interface Recipe {
  /** From the furthest to the nearest; each is a step darker. */
  readonly ridges: readonly Ridge[];
  readonly smooth?: boolean;
  readonly water?: number;
  readonly sun?: { readonly x: number; readonly y: number; readonly r: number };
  readonly trees?: { readonly seed: number; readonly ground: number; readonly most: number };
  readonly stars?: number;
}

const recipes: Readonly<Record<SceneId, Recipe>> = {
  fjord: {
    ridges: [
      { seed: 11, from: 600, to: 400, swing: 330, rough: 0.5 },
      { seed: 27, from: 590, to: 585, swing: 210, rough: 0.48 },
      { seed: 5, from: 530, to: 590, swing: 150, rough: 0.42 },
    ],
    water: 690,
    sun: { x: 930, y: 500, r: 34 },
    trees: { seed: 3, ground: 985, most: 200 },
  },
  snow: {
    ridges: [
      { seed: 8, from: 420, to: 520, swing: 360, rough: 0.5 },
      { seed: 21, from: 640, to: 560, swing: 240, rough: 0.46 },
      { seed: 34, from: 800, to: 740, swing: 120, rough: 0.34 },
    ],
    sun: { x: 380, y: 240, r: 30 },
  },
  spruce: {
    ridges: [
      { seed: 14, from: 480, to: 420, swing: 240, rough: 0.44 },
      { seed: 44, from: 620, to: 640, swing: 170, rough: 0.42 },
      { seed: 61, from: 800, to: 760, swing: 110, rough: 0.4 },
    ],
    trees: { seed: 9, ground: 960, most: 330 },
  },
  dunes: {
    ridges: [
      { seed: 4, from: 520, to: 470, swing: 170, rough: 0.4 },
      { seed: 19, from: 640, to: 690, swing: 230, rough: 0.42 },
      { seed: 31, from: 860, to: 740, swing: 260, rough: 0.4 },
    ],
    smooth: true,
    sun: { x: 1180, y: 330, r: 46 },
  },
  night: {
    ridges: [
      { seed: 17, from: 640, to: 560, swing: 280, rough: 0.5 },
      { seed: 39, from: 700, to: 740, swing: 160, rough: 0.46 },
    ],
    water: 780,
    sun: { x: 1120, y: 220, r: 40 },
    trees: { seed: 12, ground: 990, most: 150 },
    stars: 130,
  },
  slate: { ridges: [], smooth: true },
};

/** One of the built-in pictures. Light and dark follow the theme by themselves; always decoration. */
export function Scene(props: { id: SceneId }) {
  const recipe = recipes[props.id];
  const key = useId();
  const shapes = useMemo(() => draw(recipe), [recipe]);
  const fill = (name: string): string => `url(#${key}-${name})`;
  return (
    <svg
      class={`${style.scene} ${style[props.id]}`}
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <defs>
        <Fade
          id={`${key}-sky`}
          stops={[
            [0, 1],
            [0.42, 2],
            [0.68, 3],
          ]}
        />
        {[0, 1, 2].map((level) => (
          <Fade
            key={level}
            id={`${key}-r${level}`}
            stops={[
              [0, 4 + level],
              [0.85, Math.max(3, 3 + level)],
            ]}
          />
        ))}
        <Fade
          id={`${key}-water`}
          stops={[
            [0, 5],
            [0.35, 6],
            [1, 7],
          ]}
        />
        {recipe.sun && (
          <radialGradient
            id={`${key}-glow`}
            gradientUnits="userSpaceOnUse"
            cx={recipe.sun.x}
            cy={recipe.sun.y + 60}
            r="680"
          >
            <stop offset="0" stop-color="var(--sc-glow)" stop-opacity="0.95" />
            <stop offset="0.25" stop-color="var(--sc-glow)" stop-opacity="0.5" />
            <stop offset="1" stop-color="var(--sc-glow)" stop-opacity="0" />
          </radialGradient>
        )}
      </defs>
      <path fill={fill('sky')} d={all} />
      {shapes.stars && <path class={style.stars} d={shapes.stars} />}
      {recipe.sun && (
        <>
          <path fill={fill('glow')} d={all} />
          <circle cx={recipe.sun.x} cy={recipe.sun.y} r={recipe.sun.r} fill="var(--sc-sun)" />
        </>
      )}
      {shapes.ridges.map((path, level) => (
        <path key={path} fill={fill(`r${level}`)} d={path} />
      ))}
      {recipe.water !== undefined && (
        <>
          <path fill={fill('water')} d={`M0 ${recipe.water}H${size.width}V${size.height}H0Z`} />
          <path class={style.glints} d={shapes.glints} />
        </>
      )}
      {shapes.trees && <path fill="var(--sc-8)" d={shapes.trees} />}
    </svg>
  );
}

const all = `M0 0H${size.width}V${size.height}H0Z`;

function Fade(props: { id: string; stops: readonly (readonly [number, number])[] }) {
  return (
    <linearGradient id={props.id} x1="0" y1="0" x2="0" y2="1">
      {props.stops.map(([offset, colour]) => (
        <stop key={offset} offset={offset} stop-color={`var(--sc-${colour})`} />
      ))}
    </linearGradient>
  );
}

function draw(recipe: Recipe) {
  const { trees, sun, water } = recipe;
  const ground = (x: number): number => (trees?.ground ?? 0) + Math.sin(x / 260) * 10;
  const hill = trees
    ? `M0 ${size.height}V${Math.round(ground(0)) - 4}L${[400, 800, 1200, 1600].map((x) => `${x} ${Math.round(ground(x)) - 4}`).join('L')}V${size.height}Z`
    : '';
  return {
    ridges: recipe.ridges.map((ridge) => ridgePath(ridge, recipe.smooth)),
    glints: sun && water !== undefined ? glintsPath(7, sun.x, water) : '',
    trees: trees ? hill + treesPath(trees.seed, ground, trees.most) : '',
    stars: recipe.stars === undefined ? '' : starsPath(2, recipe.stars, 560),
  };
}
