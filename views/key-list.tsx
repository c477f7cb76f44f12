/** The keys that the pages listen to, in a dialog that the script opens. */

import { drawnOnce, type Markup } from '#views/jsx-runtime';
import type { Messages } from '../src/messages/english.ts';
import { usePage } from './page-context.ts';

/** The list of each language: it is on every page, and the same on each. */
const lists = new WeakMap<Messages, Markup>();

export function KeyList() {
  const { t } = usePage();
  const list = lists.get(t) ?? drawnOnce(listOf(t));
  lists.set(t, list);
  return list;
}

function listOf(t: Messages) {
  return (
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{t.showKeys}</h2>
      <dl>
        {Object.entries(t.keys).map(([keys, meaning]) => (
          <div>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{t.close}</button>
      </form>
    </dialog>
  );
}
