import { changeSettings, settings } from '../store/settings.ts'
import { LANGUAGES, languageFacts, languageName } from '../text/languages.ts'
import { t } from '../text/text.ts'

/** The languages by their own names, readable to those who cannot read the page. */
export function LanguageChoice() {
  const { language } = settings.value
  return (
    <>
      <label class="language">
        <span class="unseen">{t('settings.language')}</span>
        <select
          value={language}
          onChange={(event) => {
            const chosen = LANGUAGES.find((name) => name === event.currentTarget.value)
            if (chosen !== undefined) changeSettings({ language: chosen })
          }}
          data-test="language"
        >
          {LANGUAGES.map((each) => (
            <option key={each} value={each} lang={each}>
              {languageName(each)}
            </option>
          ))}
        </select>
      </label>
      {languageFacts(language).machineMade && (
        <small class="soft" data-test="machine-made">
          {t('settings.machineMade')}
        </small>
      )}
    </>
  )
}
