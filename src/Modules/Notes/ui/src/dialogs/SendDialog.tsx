import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { Button } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { Field } from '@kit/components/Field';
import { Notice } from '@kit/components/Marks';
import { toast } from '@kit/components/Toast';
import { Icon } from '@kit/icons';
import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { useId } from 'preact/hooks';
import { type Known, notesApi } from '../api/wire';
import { nameOfHeld } from '../state/acts';
import { closeDialog, type OpenDialog } from '../state/dialogs';
import { send } from '../state/here';
import { desk } from '../state/open';
import { t } from '../t';
import style from './Dialogs.module.css';
import { PeopleField } from './PeopleField';

/** Sends the note as a message: the server sends it as the person's own. */
export function SendDialog(_: { asked: Extract<OpenDialog, { kind: 'send' }> }) {
  const open = desk.value;
  const to = useSignal<readonly Known[]>([]);
  const subject = useSignal(open === null ? '' : nameOfHeld(open.held.peek()));
  const comment = useSignal('');
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const id = useId();
  const deliver = async (): Promise<void> => {
    if (open === null || busy.value) return;
    if (to.value.length === 0) {
      wrong.value = t('send.nobody');
      return;
    }
    busy.value = true;
    wrong.value = null;
    try {
      // The server sends what it holds.
      await open.save();
      await send();
      if (open.held.value.mine !== null)
        throw new ApiProblem({
          status: 0,
          code: 'network.unreachable',
          title: '',
          detail: '',
          traceId: null,
          errors: {},
          retryAfter: null,
          body: {},
        });
      await notesApi.send(
        open.id,
        to.value.map((person) => person.email),
        subject.value.trim(),
        comment.value.trim(),
      );
      toast(t('send.done', { count: to.value.length }));
      closeDialog();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      wrong.value = t('send.refused', { why: reason(failure) });
    } finally {
      busy.value = false;
    }
  };
  return (
    <Dialog open title={t('send.title')} onClose={closeDialog}>
      <form
        class={style.form}
        onSubmit={(event) => {
          event.preventDefault();
          void deliver();
        }}
      >
        {to.value.length > 0 && (
          <ul class={style.chips}>
            {to.value.map((person) => (
              <li key={person.email} class="tag" title={person.email}>
                {person.name || person.email}
                <button
                  type="button"
                  aria-label={t('send.without', { name: person.name || person.email })}
                  onClick={() => {
                    to.value = to.value.filter((each) => each.email !== person.email);
                  }}
                >
                  <Icon node={X} size="xs" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <PeopleField
          autofocus
          label={t('send.to')}
          known={to.value.map((person) => person.email)}
          onChosen={(person) => {
            if (!to.value.some((each) => each.email === person.email)) to.value = [...to.value, person];
            wrong.value = null;
          }}
        />
        <Field
          label={t('send.subject')}
          value={subject.value}
          maxLength={250}
          onInput={(value) => {
            subject.value = value;
          }}
        />
        <div class="field">
          <label for={id}>{t('send.comment')}</label>
          <textarea
            id={id}
            class={`input ${style.area}`}
            value={comment.value}
            onInput={(event) => {
              comment.value = event.currentTarget.value;
            }}
          />
        </div>
        {wrong.value !== null && (
          <Notice tone="bad" live="alert">
            {wrong.value}
          </Notice>
        )}
        <footer>
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          <Button look="main" type="submit" busy={busy.value ? t('send.sending') : null}>
            {t('send.send')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
