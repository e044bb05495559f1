import { reason } from '@kit/api/reason';
import { Button } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { Field } from '@kit/components/Field';
import { Icon } from '@kit/icons';
import { SearchX, TriangleAlert } from 'lucide';
import { useEffect, useId, useRef } from 'preact/hooks';
import { type Hits, type Search, type SearchKind, searchKinds, summary } from '../models/search.model';
import { found, searchAgain, type, typed } from '../state/search';
import { t } from '../t';
import { Contact, Event, File, Message, Note } from './hits';
import type { SearchDialogProps } from './opening';
import style from './SearchDialog.module.css';

/**
 * Words searched for in everything of the person: the kinds below each other, each with its own failure. The arrows lead from the field
 * through the hits and back, Enter opens, Esc closes, and what was typed and found is there again the next time.
 */
export function SearchDialog(props: SearchDialogProps) {
  const { open, onClose } = props;
  const field = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) field.current?.select();
  }, [open]);

  const hits = (): HTMLElement[] => [...(body.current?.querySelectorAll<HTMLElement>('[data-hit], [data-row]') ?? [])];
  const keyed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = hits();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const inField = document.activeElement === field.current;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'ArrowDown' && (inField || at >= 0)) all[at + 1]?.focus();
    else if (event.key === 'ArrowUp' && at >= 0) (all[at - 1] ?? field.current)?.focus();
    else if (event.key === 'Enter' && inField) all[0]?.click();
    else {
      // Who types on goes on with the words.
      if (at >= 0 && event.key.length === 1 && event.key !== ' ') field.current?.focus();
      return;
    }
    event.preventDefault();
  };

  return (
    <Dialog open={open} title={t('search.title')} onClose={onClose} wide>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of field and hits inside are heard here */}
      <div class={style.search} onKeyDown={keyed}>
        <Field
          label={t('search.label')}
          hint={t('search.hint')}
          type="search"
          autocomplete="off"
          maxLength={200}
          value={typed.value}
          inputRef={field}
          onInput={type}
        />
        <div class={style.found} ref={body}>
          {found.value !== null && <Found search={found.value} />}
        </div>
      </div>
    </Dialog>
  );
}

function Found(props: { search: Search }) {
  const { search } = props;
  const sum = summary(search);
  return (
    <>
      <p class={style.sum} role="status">
        {sum === null ? (
          <span aria-hidden="true">{t('search.asking')}</span>
        ) : (
          <>
            {t('search.found', { count: sum.found })}
            {sum.failed > 0 && `, ${t('search.foundPart', { count: sum.failed })}`}
          </>
        )}
      </p>
      {searchKinds.map((kind) => (
        <Group key={kind} kind={kind} search={search} />
      ))}
      {sum?.found === 0 && sum.failed < searchKinds.length && (
        <p class={style.nothing}>
          <Icon node={SearchX} />
          <span>{t('search.nothing', { words: search.words })}</span>
        </p>
      )}
    </>
  );
}

/** What was found of one kind; nothing at all when there is none of it, or not yet. */
function Group(props: { kind: SearchKind; search: Search }) {
  const { kind, search } = props;
  const id = useId();
  const part = search.parts[kind];
  const name = t(`search.kind.${kind}`);
  if (part.state === 'asking' || (part.state === 'came' && part.hits.length === 0)) return null;
  return (
    <section class={style.group} aria-labelledby={id}>
      <h3 id={id}>
        {name}
        {part.state === 'came' && (
          <small>
            {part.hits.length < part.total
              ? t('search.shown', { shown: part.hits.length, total: part.total })
              : part.total}
          </small>
        )}
      </h3>
      {part.state === 'failed' && (
        <p class="part-line">
          <Icon node={TriangleAlert} size="s" />
          <span class="grow">{t('search.failed', { kind: name, why: reason(part.problem) })}</span>
          <Button size="s" onClick={() => searchAgain(kind)}>
            {t('edit.again')}
          </Button>
        </p>
      )}
      {part.state === 'came' && (
        <ul>
          {part.hits.map((hit, index) => (
            <li key={index}>
              <Hit kind={kind} hit={hit} words={search.words} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Hit(props: { kind: SearchKind; hit: unknown; words: string }) {
  const { kind, hit, words } = props;
  switch (kind) {
    case 'mail':
      return <Message hit={hit as Hits['mail']} words={words} />;
    case 'events':
      return <Event hit={hit as Hits['events']} words={words} />;
    case 'notes':
      return <Note hit={hit as Hits['notes']} words={words} />;
    case 'files':
      return <File hit={hit as Hits['files']} words={words} />;
    case 'contacts':
      return <Contact hit={hit as Hits['contacts']} words={words} />;
  }
}
