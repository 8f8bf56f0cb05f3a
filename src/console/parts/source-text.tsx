import { TEXTS } from '../texts.js';
import type { View } from '../view.js';
import { markText, type Mark } from './marked-text.js';

/** A browser lays out this much without waiting. */
const SHOWN = 200_000;

/** The text that a report was read from, its lines numbered, with every place that something refers to. */
export function SourceText({ view, text, marks }: { view: View; text: string; marks: readonly Mark[] }) {
  const shown = text.length > SHOWN ? text.slice(0, SHOWN) : text;
  return (
    <>
      {text.length > SHOWN && <p class="notice">{view.say(TEXTS.cutText(SHOWN))}</p>}
      <ol class="source" lang="zh-CN">
        {markText(shown, marks).map((segments, index) => (
          <li id={`L${index + 1}`}>
            {segments.map(({ text: piece, keys, begins }) => {
              const anchors = begins.map((key) => <span class="anchor" id={key} />);
              if (keys.length === 0) return piece;
              return (
                <mark class={keys.map(kindOf).join(' ')} data-keys={keys.join(' ')}>
                  {anchors}
                  {piece}
                </mark>
              );
            })}
          </li>
        ))}
      </ol>
    </>
  );
}

/** `f3-1` → `finding`. */
function kindOf(key: string): string {
  return key.startsWith('f') ? 'finding' : key.startsWith('o') ? 'observation' : 'claim';
}
