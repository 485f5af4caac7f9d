import { useState } from 'preact/hooks'
import { changeSettings, settings } from '../store/settings.ts'
import { compareNames, t, termExample, termIds, termName, termText } from '../text/text.ts'
import { BackArrow } from '../ui/BackArrow.tsx'
import './terms.css'

/** Every term of the game with its meaning and an example, in the order of the alphabet. */
export function TermsPage() {
  const [wanted, setWanted] = useState('')
  const { plainWords } = settings.value
  const matching = termIds().filter((id) =>
    `${termName(id)} ${termText(id, plainWords)}`.toLowerCase().includes(wanted),
  )
  const shown = [...matching].sort((a, b) => compareNames(termName(a), termName(b)))
  return (
    <main class="terms-page">
      <p>
        <a href="#/">
          <BackArrow /> {t('table.home')}
        </a>
      </p>
      <h1>{t('glossary.title')}</h1>
      <p class="soft">{t('glossary.intro')}</p>
      <div class="terms-tools">
        <label>
          <span class="unseen">{t('glossary.find')}</span>
          <input
            type="search"
            placeholder={t('glossary.find')}
            onInput={(event) => setWanted(event.currentTarget.value.toLowerCase())}
            data-test="find-term"
          />
        </label>
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
      </div>
      {shown.length === 0 && <p role="status">{t('glossary.none')}</p>}
      <dl>
        {shown.map((id) => (
          <div key={id}>
            <dt>{termName(id)}</dt>
            <dd>{termText(id, plainWords)}</dd>
            <dd class="soft">
              <b>{t('glossary.example')}</b> {termExample(id)}
            </dd>
          </div>
        ))}
      </dl>
    </main>
  )
}
