import { KeyHelp } from '@kit/components/keys';
import { Toasts } from '@kit/components/Toast';
import { Launcher } from './Launcher';
import { SignIn } from './SignIn';
import { session } from './session';
import { Unreachable } from './Unreachable';

/** The portal: sign-in before, launcher after. Which one is shown depends on the session alone. */
export function App() {
  const now = session.value;
  return (
    <>
      {now.kind === 'unreachable' && <Unreachable since={now.since} />}
      {now.kind === 'out' && <SignIn ended={now.ended} />}
      {now.kind === 'in' && <Launcher person={now.person} />}
      <KeyHelp />
      <Toasts />
    </>
  );
}
