import type { IconNode } from 'lucide';
import { createElement } from 'preact';
import { classes } from './classes';

export type { IconNode };

/** A line icon of the set `lucide`; import its node by name, so that only used ones are shipped. Always decoration. */
export function Icon(props: { node: IconNode; size?: 'm' | 's' | 'xs'; class?: string }) {
  const { node, size = 'm' } = props;
  return (
    <svg class={classes('i', size !== 'm' && size, props.class)} viewBox="0 0 24 24" aria-hidden="true">
      {node.map(([tag, attributes]) => createElement(tag, attributes as Record<string, string>))}
    </svg>
  );
}
