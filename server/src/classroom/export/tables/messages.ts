import { LONGEST_CHAT, PHRASES } from '#shared/protocol/chatRules'
import {
  countColumn,
  powerColumn,
  ROUND_COLUMN,
  textColumn,
  WORLD_COLUMN,
  type WorldTable,
  YEAR_COLUMN,
} from '../define.ts'

/** Table: every chat message; of free text only its length, unless the teacher asks for the words. */
export const messages: WorldTable = {
  per: 'world',
  name: 'messages',
  about: 'one thing said between powers; of free text only its length, unless the words were asked for',
  columns: [
    ROUND_COLUMN,
    WORLD_COLUMN,
    YEAR_COLUMN,
    countColumn('number', 'Place in what was said, from 0'),
    powerColumn('from', 'Who said it'),
    powerColumn('to', 'Whom it was said to; NA when it was public, the same power for talk within a delegation'),
    { ...textColumn('phrase', 'The set phrase; NA for free text'), values: PHRASES },
    countColumn('length', 'Characters of free text; NA for phrases', LONGEST_CHAT),
    textColumn('text', 'The free text; NA for phrases, and unless the words were asked for'),
  ],
  *rows({ round, number, chat: words }, { withWords }) {
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
        text: withWords && said.how === 'text' ? said.text : undefined,
      }
    }
  },
}
