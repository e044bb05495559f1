import { Shell } from './Shell';
import { SignIn } from './SignIn';
import { session } from './session';

/** The WebClient: sign-in, then the shell with mail and the apps. */
export function App() {
  return session.value === null ? <SignIn /> : <Shell email={session.value.email} />;
}
