/** The keys that the pages listen to, in a dialog that the script opens. */

import type { Drawn } from '#views/jsx-runtime';
import type { Messages } from '../src/messages/english.ts';
import { usePage } from './page-context.ts';

/** The list of each language as markup: it is on every page, and the same on each. */
const drawn = new WeakMap<Messages, Drawn | null>();

export function KeyList() {
  const { t } = usePage();
  const list = drawn.get(t) ?? drawList(t);
  drawn.set(t, list);
  return list;
}

function drawList(t: Messages) {
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
