import { changeSettings, settings } from '../store/settings.ts'
import { compareNames, t, termExample, termIds, termName, termText } from '../text/text.ts'

/** Every term of the game for paper, in plain words or those of textbooks. */
export function Glossary() {
  const { plainWords } = settings.value
  const terms = [...termIds()].sort((a, b) => compareNames(termName(a), termName(b)))
  return (
    <>
      <p class="no-print ways">
        {([true, false] as const).map((plain) => (
          <button
            type="button"
            key={String(plain)}
            aria-pressed={plain === plainWords}
            onClick={() => changeSettings({ plainWords: plain })}
          >
            {t(plain ? 'glossary.plain' : 'glossary.textbook')}
          </button>
        ))}
      </p>
      <dl class="term-list" data-test="kit-terms">
        {terms.map((id) => (
          <div key={id}>
            <dt>{termName(id)}</dt>
            <dd>{termText(id, plainWords)}</dd>
            <dd class="soft">
              <b>{t('glossary.example')}</b> {termExample(id)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
