import { useEffect, useState } from 'preact/hooks'
import { fetchShared } from '../net/sharedScenarios.ts'
import { type DraftFile, keepDraft, newDraftId } from '../store/drafts.ts'
import { settings } from '../store/settings.ts'
import { t } from '../text/text.ts'
import { useAttempt } from '../ui/useAttempt.ts'
import { languagesOf, valueAt } from './file.ts'

/** A shared scenario: what it says of itself, and the key that copies it. */
export function SharedScenario({ id }: { readonly id: string }) {
  const [file, setFile] = useState<DraftFile>()
  const { failure, attempt } = useAttempt()
  useEffect(() => {
    void attempt(async () => setFile(await fetchShared(id)))
  }, [id])
  const copy = (shared: DraftFile) => {
    const draft = newDraftId()
    keepDraft({ id: draft, file: shared })
    location.hash = `#/workshop/${draft}`
  }
  return (
    <>
      <p role="alert" class="fault">
        {failure}
      </p>
      {file !== undefined && <Told file={file} onCopy={() => copy(file)} />}
    </>
  )
}

function Told({ file, onCopy }: { readonly file: DraftFile; onCopy(): void }) {
  const { language: spoken } = settings.value
  const known = languagesOf(file)
  const language = known.includes(spoken) ? spoken : known[0]
  const say = (field: string) => String(valueAt(file, `words.${language}.${field}`) ?? '')
  return (
    <article lang={language} class="shared-scenario" data-test="shared-scenario">
      <h2>{say('name') || String(file['id'])}</h2>
      <p>{say('summary')}</p>
      <p class="soft">{say('note')}</p>
      <p class="fault" lang={spoken}>
        {t('workshop.sharedBy')}
      </p>
      <p lang={spoken}>{t('workshop.copyAbout')}</p>
      <p class="ways" lang={spoken}>
        <button type="button" class="primary" onClick={onCopy} data-test="copy-shared">
          {t('workshop.copyShared')}
        </button>
      </p>
    </article>
  )
}
