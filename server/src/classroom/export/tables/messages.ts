import { LONGEST_WORDS, PHRASES } from '#shared/protocol/talkWords'
import { count, power, ROUND, type Table, text, WORLD, YEAR } from '../define.ts'

export const messages: Table = {
  name: 'messages',
  about: 'one thing said between powers; of free text only its length',
  columns: [
    ROUND,
    WORLD,
    YEAR,
    count('number', 'Place in what was said, from 0'),
    power('from', 'Who said it'),
    power('to', 'Whom it was said to; NA when everybody heard it, the same power for talk among its own'),
    { ...text('phrase', 'The set phrase; NA for free text'), values: PHRASES },
    count('length', 'Characters of free text; NA for phrases', LONGEST_WORDS),
  ],
  *rows({ worlds }) {
    for (const { round, number, words } of worlds) {
      for (const { number: place, year, from, to, said } of words) {
        yield {
          round,
          world: number,
          year,
          number: place,
          from,
          to,
          phrase: said.how === 'phrase' ? said.phrase : undefined,
          length: said.how === 'text' ? said.text.length : undefined,
        }
      }
    }
  },
}
