import type { OwnTally } from '#shared/protocol/ownQuestions'
import { t } from '../../text/text.ts'
import { TableScroller } from '../../ui/TableScroller.tsx'
import { askingText, optionTexts } from '../ownWords.ts'

/** How many gave each answer to the teacher's own questions, before and after; nobody's name. */
export function OwnOnWall({ tallies }: { readonly tallies: readonly OwnTally[] }) {
  return (
    <section class="wall-guesses" data-test="wall-own">
      {tallies.map(({ question, before, after, cameTrue }, number) => (
        <TableScroller key={number} label={askingText(question, 'before')}>
          <table data-test={`wall-own-${number + 1}`}>
            <caption>{askingText(question, 'before')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('class.own.answer')}</th>
                <th scope="col">{t('class.own.columnBefore')}</th>
                <th scope="col">{t('class.own.columnAfter')}</th>
              </tr>
            </thead>
            <tbody>
              {optionTexts(question).map((option, place) => (
                <tr key={option} class={place === cameTrue ? 'came-true' : undefined}>
                  <th scope="row">{place === cameTrue ? t('class.own.cameTrue', { option }) : option}</th>
                  <td class="figures">{before[place]}</td>
                  <td class="figures">{after[place]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroller>
      ))}
    </section>
  )
}
