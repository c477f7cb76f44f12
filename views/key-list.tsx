/** The keys that the pages listen to, in a dialog that the script opens. */

import { usePage } from './page-context.ts';

export function KeyList() {
  const { t } = usePage();
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
