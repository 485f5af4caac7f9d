import { languageName } from '../text/languages.ts'
import { t } from '../text/text.ts'
import { useEditing } from './editing.ts'
import { CitedField, FaultsAt, NumberField, TextField, TickField } from './fields.tsx'
import { languagesOf, put, rowsOf, valueAt } from './file.ts'

interface BasicsProps {
  /** Language of the page, in which names may be added. */
  readonly spoken: string
  onLanguage(language: string): void
}

/** What the scenario is called and about, in the language being written, and what holds for all of it. */
export function Basics({ spoken, onLanguage }: BasicsProps) {
  const { file, language } = useEditing()
  const words = `words.${language}`
  return (
    <section>
      <h2>{t('workshop.basics')}</h2>
      <Languages {...{ spoken, onLanguage }} />
      <FaultsAt path="words" />
      <div class="fields">
        <TextField path={`${words}.name`} label={t('workshop.name')} />
        <TextField path="id" label={t('workshop.id')} />
        <TextField path={`${words}.summary`} label={t('workshop.summary')} long />
        <TextField path={`${words}.note`} label={t('workshop.note')} long />
        <NumberField path="years" label={t('front.years')} />
        <NumberField path="seekerOdds" label={t('workshop.seekerOdds')} />
      </div>
      <TickField path="historical" label={t('workshop.historical')} />
      {rowsOf(file, 'orders').length > 0 && <FaultsAt path="orders" deep />}
      <Rules />
    </section>
  )
}

/** In which languages it has names, and which of them is written now. */
function Languages({ spoken, onLanguage }: BasicsProps) {
  const { file, language, change } = useEditing()
  const known = languagesOf(file)
  const add = () => {
    change((now) => put(now, `words.${spoken}`, valueAt(now, `words.${language}`) ?? {}))
    onLanguage(spoken)
  }
  return (
    <p class="ways">
      <label>
        <span>{t('workshop.words')}</span>{' '}
        <select value={language} onChange={({ currentTarget }) => onLanguage(currentTarget.value)} name="words">
          {[...new Set([language, ...known])].map((each) => (
            <option key={each} value={each}>
              {languageName(each)}
            </option>
          ))}
        </select>
      </label>{' '}
      {!known.includes(spoken) && (
        <button type="button" onClick={add} data-test="add-words">
          {t('workshop.addWords', { language: languageName(spoken) })}
        </button>
      )}
    </p>
  )
}

/** The numbers of the rules that the file sets otherwise, by their names. */
function Rules() {
  const { file } = useEditing()
  const rules = Object.keys((file['rules'] ?? {}) as object)
  if (rules.length === 0) return null
  return (
    <details>
      <summary>{t('workshop.rules')}</summary>
      {rules.map((rule) => (
        <RuleField key={rule} rule={rule} />
      ))}
    </details>
  )
}

/** A number of the rules; its name has dots of its own. */
function RuleField({ rule }: { readonly rule: string }) {
  return <CitedField path={`rules.${rule}`} label={rule} />
}
