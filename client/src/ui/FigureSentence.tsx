import type { ComponentChildren } from 'preact'
import { type Spoken, spokenNumber } from '#shared/view/forms'
import { pluralIn } from '../text/grammar.ts'

/** Stands for the figure while its sentence is put together. */
const PLACE = '\uE000'

interface FigureSentenceProps {
  /** What words beside the figure agree with. */
  readonly value: number
  /** The sentence about a figure. */
  say(figure: Spoken): string
  /** The figure as it is shown. */
  readonly children: ComponentChildren
}

/** A sentence in which one figure stands out, wherever its language puts it. */
export function FigureSentence({ value, say, children }: FigureSentenceProps) {
  const [before = '', after = ''] = say(spokenNumber(PLACE, value, pluralIn(value))).split(PLACE)
  return (
    <>
      {before}
      <strong class="figures">{children}</strong>
      {after}
    </>
  )
}
