/** The language of an article: as stated in whatever form, else as its text tells it for sure. */

import { describe, expect, it } from 'vitest';
import { languageOf, statedLanguage } from '../../index-build/language.ts';

const ofText = (text: string) => languageOf({ language: null, title: '', text });

describe('a stated language', () => {
  it.each([
    ['en_US', 'en'],
    ['EN-us', 'en'],
    ['English', 'en'],
    ['Deutsch', 'de'],
    ['français', 'fr'],
    ['eng', 'en'],
    ['ger', 'de'],
    ['pt-BR', 'pt'],
    ['nb-NO', 'no'],
    ['zh_CN', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant'],
    [' ru ', 'ru'],
  ])('%s is %s', (stated, tag) => {
    expect(statedLanguage(stated)).toBe(tag);
  });

  it.each([null, '', 'xx', 'und', 'mul', 'hello world', 'constructor', 'en, de', 'x-klingon', '-', '\ud800'])(
    '%j is none',
    (stated) => {
      expect(statedLanguage(stated)).toBeNull();
    },
  );

  it('counts for more than the text', () => {
    expect(
      languageOf({ language: 'de', title: '', text: 'The end of the war was in sight for all of them.' }),
    ).toBe('de');
    expect(
      languageOf({ language: '?', title: '', text: 'The end of the war was in sight for all of them.' }),
    ).toBe('en');
  });
});

describe('the language of a text', () => {
  it.each([
    ['en', 'The mayor said on Friday that the old bridge will be closed for the rest of the year.'],
    ['de', 'Der Bürgermeister sagte am Freitag, dass die alte Brücke für den Rest des Jahres gesperrt wird.'],
    ['fr', "Le maire a dit vendredi que le vieux pont sera fermé pour le reste de l'année."],
    ['es', 'El alcalde dijo el viernes que el viejo puente estará cerrado el resto del año.'],
    ['it', "Il sindaco ha detto venerdì che il vecchio ponte sarà chiuso per il resto dell'anno."],
    ['pt', 'O prefeito disse na sexta-feira que a velha ponte ficará fechada pelo resto do ano.'],
    ['nl', 'De burgemeester zei vrijdag dat de oude brug de rest van het jaar gesloten zal zijn.'],
    ['sv', 'Borgmästaren sade på fredagen att den gamla bron kommer att vara stängd resten av året.'],
    ['pl', 'Burmistrz powiedział w piątek, że stary most będzie zamknięty do końca roku.'],
    ['ru', 'Мэр города сказал в пятницу, что старый мост будет закрыт до конца этого года, и это надолго.'],
    ['uk', 'Мер міста сказав у п’ятницю, що старий міст буде закритий до кінця цього року.'],
    ['el', 'Ο δήμαρχος είπε την Παρασκευή ότι η παλιά γέφυρα θα είναι κλειστή για το υπόλοιπο του έτους.'],
    ['ja', '市長は金曜日、古い橋は今年の残りの期間閉鎖されると述べた。住民はこれに反対している。'],
    ['ko', '시장은 금요일에 낡은 다리가 올해 말까지 폐쇄될 것이라고 말했다. 주민들은 이에 반대하고 있다.'],
    ['th', 'นายกเทศมนตรีกล่าวเมื่อวันศุกร์ว่าสะพานเก่าจะปิดตลอดช่วงที่เหลือของปี'],
    ['tr', 'Belediye başkanı cuma günü eski köprünün yıl sonuna kadar kapalı olacağını söyledi.'],
  ])('is told: %s', (language, text) => {
    expect(ofText(text)).toBe(language);
  });

  it.each([
    'Häuser',
    'Die alte Brücke.',
    'Angela Merkel, Emmanuel Macron, Boris Johnson, Giuseppe Conte, Pedro Sánchez, Mark Rutte, Viktor Orbán',
    'Arsenal 2 Chelsea 1, Everton 0 Leeds 3, Fulham 1 Wolves 1, Burnley 0 Brighton 2, Brentford 4 Luton 1',
    '1 2 3 4 5 6 7 8 9 10 11 12',
    '',
  ])('is not guessed: “%s”', (text) => {
    expect(ofText(text)).toBeNull();
  });

  it('is told by the title too, and by the beginning of a long text', () => {
    const text = 'Es war einmal ein König, der hatte eine Tochter, und die war so schön wie keine. ';
    expect(
      languageOf({ language: null, title: 'Es war einmal ein König', text: 'Der hatte eine Tochter.' }),
    ).toBe('de');
    expect(ofText(text.repeat(50) + 'the end of the story and of the book '.repeat(500))).toBe('de');
  });
});
