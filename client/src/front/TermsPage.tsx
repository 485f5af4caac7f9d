import { useState } from 'preact/hooks'
import { settings } from '../store/settings.ts'
import { compareNames, t, termIds, termName, termText } from '../text/text.ts'
import { HomeLink } from '../ui/HomeLink.tsx'
import { PlainWordsChoice } from '../ui/PlainWordsChoice.tsx'
import { TermList } from '../ui/TermList.tsx'
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
      <HomeLink />
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
        <PlainWordsChoice />
      </div>
      {shown.length === 0 && <p role="status">{t('glossary.none')}</p>}
      <TermList ids={shown} />
    </main>
  )
}
