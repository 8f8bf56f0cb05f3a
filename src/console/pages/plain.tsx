import { Layout } from '../parts/layout.js';
import { TEXTS } from '../texts.js';
import type { View } from '../view.js';

/** Name and password. */
export function SignInPage({ view, next, problem }: { view: View; next: string; problem: string | null }) {
  const { say } = view;
  return (
    <Layout view={view} title={say(TEXTS.signIn)}>
      {problem !== null && (
        <p role="alert" class="notice">
          {problem}
        </p>
      )}
      <form class="sign-in" method="post" action="/login">
        <input type="hidden" name="next" value={next} />
        <label>
          {say(TEXTS.name)}
          <input name="name" autocomplete="username" required autofocus />
        </label>
        <label>
          {say(TEXTS.password)}
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <button type="submit">{say(TEXTS.signIn)}</button>
      </form>
    </Layout>
  );
}

/** A page that is not, or that failed. */
export function ProblemPage({ view, title, text }: { view: View; title: string; text: string }) {
  return (
    <Layout view={view} title={title}>
      <p>{text}</p>
      <p>
        <a href="/">{view.say(TEXTS.backToOverview)}</a>
      </p>
    </Layout>
  );
}
