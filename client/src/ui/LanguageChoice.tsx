import { changeSettings, settings } from '../store/settings.ts'
import { LANGUAGES, languageName } from '../text/languages.ts'
import { t } from '../text/text.ts'

/** The languages by their own names, readable to those who cannot read the page. */
export function LanguageChoice() {
  return (
    <label class="language">
      <span class="unseen">{t('settings.language')}</span>
      <select
        value={settings.value.language}
        onChange={(event) => {
          const language = LANGUAGES.find((name) => name === event.currentTarget.value)
          if (language !== undefined) changeSettings({ language })
        }}
        data-test="language"
      >
        {LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language}>
            {languageName(language)}
          </option>
        ))}
      </select>
    </label>
  )
}
