import { settings } from '../store/settings.ts'
import { t, termExample, termName, termText } from '../text/text.ts'

/** Terms with their meanings, in plain words or those of textbooks as the reader chose, and an example of each from play. */
export function TermList({ ids }: { readonly ids: readonly string[] }) {
  const { plainWords } = settings.value
  return (
    <dl class="term-list" data-test="term-list">
      {ids.map((id) => (
        <div key={id}>
          <dt>{termName(id)}</dt>
          <dd>{termText(id, plainWords)}</dd>
          <dd class="soft">
            <b>{t('glossary.example')}</b> {termExample(id)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
