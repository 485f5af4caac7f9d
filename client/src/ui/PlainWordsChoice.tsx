import { changeSettings, settings } from '../store/settings.ts'
import { t } from '../text/text.ts'

/** Two keys: terms explained in plain words, or in those of textbooks. */
export function PlainWordsChoice() {
  const { plainWords } = settings.value
  return (
    <>
      {([true, false] as const).map((plain) => (
        <button
          type="button"
          key={String(plain)}
          aria-pressed={plain === plainWords}
          onClick={() => changeSettings({ plainWords: plain })}
          data-test={plain ? 'plain-words' : 'textbook'}
        >
          {t(plain ? 'glossary.plain' : 'glossary.textbook')}
        </button>
      ))}
    </>
  )
}
