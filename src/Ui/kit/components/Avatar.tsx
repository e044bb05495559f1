import { classes } from '../classes';
import { initials, personColour } from '../person.model';

/** Initials of a person in the colour of their address. The name stands beside it or in the control around it. */
export function Avatar(props: { name: string; id: string; size?: 's' | 'm' | 'l' }) {
  return (
    <span
      class={classes('av', props.size !== undefined && props.size !== 'm' && props.size)}
      data-initials={initials(props.name, props.id)}
      style={{ '--who': `var(--p${personColour(props.id)})` }}
      aria-hidden="true"
    />
  );
}
