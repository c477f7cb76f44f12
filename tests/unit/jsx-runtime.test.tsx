/** What JSX is drawn as: nothing of a text or a value can end the place that it stands in. */

import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { drawn as bytesOf, drawnOnce, raw } from '#views/jsx-runtime';

const drawn = (markup: { toString(): string } | null) => String(markup);

describe('an element', () => {
  it('has its attributes and children, and no end tag where HTML has none', () => {
    const Part = ({ name }: { readonly name: string }) => <b>{name}</b>;
    const pair = (
      <>
        <i />
        <u />
      </>
    );
    const markup = (
      <p class="a" data-n={2}>
        one <Part name="two" />
        {[3, <br />, null, undefined, false, true, '']}
        {pair}
      </p>
    );
    expect(drawn(markup)).toBe('<p class="a" data-n="2">one <b>two</b>3<br/><i></i><u></u></p>');
  });

  it('leaves out what is false or nothing, but says false where that is not the same', () => {
    const markup = <input checked={true} disabled={false} value={undefined} name="" spellcheck={false} />;
    expect(drawn(markup)).toBe('<input checked="" name="" spellcheck="false"/>');
    expect(drawn(<p aria-hidden={true} aria-busy={false} hidden />)).toBe(
      '<p aria-hidden="true" aria-busy="false" hidden=""></p>',
    );
  });

  it('takes over markup as it is, and a component that draws nothing as nothing', () => {
    const Nothing = () => null;
    expect(
      drawn(
        <p>
          {raw('<hr>')}
          <Nothing />
        </p>,
      ),
    ).toBe('<p><hr></p>');
  });

  it('is in UTF-8, however long it is, half of a character being written as none', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(text, fc.constantFrom(1, 400), (part, times) => {
        const whole = `${part}\ud800`.repeat(times).replace(/[<>&"']/g, '');
        expect(bytesOf(<p>{whole}</p>, '<!>').equals(Buffer.from(`<!><p>${whole}</p>`))).toBe(true);
      }),
    );
  });

  it('may be drawn once and put into several pages, also while one is made', () => {
    const kept = drawnOnce(<b title="ü">é</b>);
    expect(drawn(<p>{[kept, drawn(<i />), kept]}</p>)).toBe(
      '<p><b title="ü">é</b>&lt;i&gt;&lt;/i&gt;<b title="ü">é</b></p>',
    );
  });

  it('gives back any text, as a child and as a value', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ' ', ';', '/', '&lt;', '-->'),
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const { document } = parseHTML(`<body>${drawn(<p title={text}>{text}</p>)}</body>`);
        const paragraphs = document.querySelectorAll('body *');
        expect(paragraphs).toHaveLength(1);
        expect(paragraphs[0]?.textContent).toBe(text);
        expect(paragraphs[0]?.getAttribute('title')).toBe(text);
      }),
    );
  });
});
