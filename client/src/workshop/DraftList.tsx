import { useEffect, useState } from 'preact/hooks'
import { LARGEST_SCENARIO_FILE } from '#shared/scenario/bounds'
import { offeredScenarios } from '../commands/ownWords.ts'
import { fetchOwnScenario } from '../net/api.ts'
import { type DraftFile, forgetDraft, keepDraft, newDraftId, ownDrafts } from '../store/drafts.ts'
import { scenarioName, t } from '../text/text.ts'
import { Choice } from '../ui/Choice.tsx'
import { FileKey } from '../ui/FileKey.tsx'
import { useAttempt } from '../ui/useAttempt.ts'
import { fetchScenarioFile, OUR_SCENARIOS } from '../workers/scenarios.ts'
import { copyOf } from './copy.ts'
import { languagesOf, valueAt } from './file.ts'

/** The scenarios made on this device, and the ways to begin one. @param spoken language of the page */
export function DraftList({ spoken }: { readonly spoken: string }) {
  const { failure, attempt } = useAttempt()
  const begin = (file: DraftFile) => {
    const id = newDraftId()
    keepDraft({ id, file })
    location.hash = `#/workshop/${id}`
  }
  return (
    <>
      <p class="soft">{t('workshop.about')}</p>
      <CopyForm onCopy={(id) => attempt(async () => begin(await copied(id, spoken)))} />
      <p>
        <FileKey
          accept=".json,application/json"
          onFile={(file) => void attempt(async () => begin(await readDraft(file)))}
          look="button"
          test="open-scenario"
        >
          {t('workshop.open')}
        </FileKey>{' '}
        <span role="alert" class="fault">
          {failure}
        </span>
      </p>
      <section>
        <h2>{t('workshop.drafts')}</h2>
        <p class="faint">{ownDrafts.value.length === 0 ? t('workshop.none') : t('workshop.kept')}</p>
        <ul class="draft-list" data-test="drafts">
          {ownDrafts.value.map(({ id, file }) => (
            <DraftEntry key={id} id={id} file={file} />
          ))}
        </ul>
      </section>
    </>
  )
}

/** A copy of a scenario of the game, or of one of the host's. @throws ApiError when the host keeps its file closed */
async function copied(id: string, language: string): Promise<DraftFile> {
  if (OUR_SCENARIOS.includes(id)) return copyOf((await fetchScenarioFile(id)) as DraftFile, language)
  return { ...(await fetchOwnScenario(id)), id: `${id.slice(0, 26)}-copy` }
}

function CopyForm({ onCopy }: { onCopy(id: string): void }) {
  const [id, setId] = useState('two-blocs')
  const [offered, setOffered] = useState<readonly string[]>([])
  useEffect(() => {
    offeredScenarios().then(
      (all) => setOffered(all.map((each) => each.id)),
      () => undefined,
    )
  }, [])
  return (
    <p class="ways">
      <Choice
        label={t('workshop.copyOf')}
        name="copy-of"
        values={[...new Set([...OUR_SCENARIOS, ...offered])]}
        value={id}
        text={scenarioName}
        onChoose={setId}
      />{' '}
      <button type="button" class="primary" onClick={() => onCopy(id)} data-test="copy-scenario">
        {t('workshop.copy')}
      </button>
    </p>
  )
}

function DraftEntry({ id, file }: { readonly id: string; readonly file: DraftFile }) {
  const name = String(valueAt(file, `words.${languagesOf(file)[0]}.name`) ?? file['id'] ?? id)
  return (
    <li>
      <a href={`#/workshop/${id}`}>{name}</a>{' '}
      <button
        type="button"
        class="quiet"
        aria-label={t('workshop.removeNamed', { name })}
        onClick={() => forgetDraft(id)}
      >
        {t('workshop.forget')}
      </button>
    </li>
  )
}

/** What a file holds, whether or not it is sound. @throws Error in the page's words when it is none of ours */
async function readDraft(file: File): Promise<DraftFile> {
  const json: unknown =
    file.size > LARGEST_SCENARIO_FILE ? undefined : await file.text().then(JSON.parse, () => undefined)
  if (typeof json !== 'object' || json === null || !('powers' in json) || !('states' in json))
    throw new UnreadableFile(t('workshop.noFile'))
  return json as DraftFile
}

/** Says what is wrong with a file, and nothing else. */
class UnreadableFile extends Error {
  override toString(): string {
    return this.message
  }
}
