import { desk } from '../state/open';
import style from './List.module.css';

/** What the list shows, and how many. It heads the page while no note does. */
export function ListTitle(props: { title: string; count: number | string }) {
  const Heading = desk.value === null ? 'h1' : 'h2';
  return (
    <Heading class={style.title}>
      <span class="cut">{props.title}</span> <small>{props.count}</small>
    </Heading>
  );
}
