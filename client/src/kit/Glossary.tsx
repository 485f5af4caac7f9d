import { compareNames, termIds, termName } from '../text/text.ts'
import { PlainWordsChoice } from '../ui/PlainWordsChoice.tsx'
import { TermList } from '../ui/TermList.tsx'

/** Every term of the game for paper, in plain words or those of textbooks. */
export function Glossary() {
  const terms = [...termIds()].sort((a, b) => compareNames(termName(a), termName(b)))
  return (
    <>
      <p class="no-print ways">
        <PlainWordsChoice />
      </p>
      <TermList ids={terms} />
    </>
  )
}
