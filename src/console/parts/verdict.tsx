import { TEXTS } from '../texts.js';
import type { View } from '../view.js';
import { Token } from './layout.js';

/**
 * What can be said of findings; of one that has a verdict already, the opposite and that it is open again.
 */
const VERDICTS = [
  { value: 'confirmed', text: TEXTS.confirm, of: ['open', 'dismissed'] },
  { value: 'dismissed', text: TEXTS.dismiss, of: ['open', 'confirmed'] },
  { value: 'reopened', text: TEXTS.reopen, of: ['confirmed', 'dismissed'] },
] as const;

/** A reason and what to do with what was chosen, inside of a form. */
export function VerdictFields({ view, status }: { view: View; status?: string }) {
  const { say } = view;
  return (
    <div class="actions">
      {/* Enter in the note would press the first button: not one of the answers. */}
      <button type="submit" disabled hidden />
      <label>
        {say(TEXTS.note)}
        <input name="note" required maxLength={2000} placeholder={say(TEXTS.noteWanted)} autocomplete="off" />
      </label>
      {VERDICTS.filter(({ of }) => status === undefined || of.some((one) => one === status)).map(
        ({ value, text }, index) => (
          <button type="submit" name="verdict" value={value} class={index === 0 ? undefined : 'secondary'}>
            {say(text)}
          </button>
        ),
      )}
    </div>
  );
}

/** The form of one finding. One that is gone takes no verdict. */
export function OneVerdict({
  view,
  finding,
  next,
}: {
  view: View;
  finding: { id: number; status: string };
  /** Where to go afterwards. */
  next: string;
}) {
  if (view.session?.role !== 'operator' || finding.status === 'resolved') return null;
  return (
    <form method="post" action="/findings/verdict">
      <Token view={view} />
      <input type="hidden" name="finding" value={finding.id} />
      <input type="hidden" name="next" value={next} />
      <VerdictFields view={view} status={finding.status} />
    </form>
  );
}

/** What came of a change that somebody asked for. */
export function Notice({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <p role="status" class="notice">
      {text}
    </p>
  );
}
