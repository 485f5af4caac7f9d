import { useState } from 'preact/hooks'
import { isSharedId } from '#shared/protocol/sharedScenarios'
import { type Draft, keepDraft, ownDrafts } from '../store/drafts.ts'
import { settings } from '../store/settings.ts'
import { t } from '../text/text.ts'
import { BackArrow } from '../ui/Arrows.tsx'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import { Basics } from './Basics.tsx'
import { CheckPart } from './CheckPart.tsx'
import { DraftList } from './DraftList.tsx'
import { EditingContext } from './editing.ts'
import { languagesOf } from './file.ts'
import { PowersPart, StatesPart } from './HolderParts.tsx'
import { LandPart } from './LandPart.tsx'
import { SharedScenario } from './SharedScenario.tsx'
import { SeatingsPart, StartPart } from './StartPart.tsx'
import { useCheck, usePlots } from './useWorkshop.ts'
import '../ui/page.css'
import './workshop.css'

/** Where scenarios are made. @param draft id of the one that is written; undefined for the list of all */
export function WorkshopPage({ draft }: { readonly draft: string | undefined }) {
  const isList = draft === undefined
  const shown = ownDrafts.value.find(({ id }) => id === draft)
  return (
    <main class="workshop" data-test="workshop">
      <p class="ways">
        <a href={isList ? '#/' : '#/workshop'}>
          <BackArrow /> {isList ? t('table.home') : t('workshop.all')}
        </a>
      </p>
      <LanguageChoice />
      <h1>{t('workshop.title')}</h1>
      <Inside draft={draft} shown={shown} />
    </main>
  )
}

interface InsideProps {
  readonly draft: string | undefined
  readonly shown: Draft | undefined
}

/** A draft of this device, a shared scenario, or the list. */
function Inside({ draft, shown }: InsideProps) {
  if (shown !== undefined) return <DraftEditor draft={shown} />
  if (draft !== undefined && isSharedId(draft)) return <SharedScenario id={draft} />
  return <DraftList spoken={settings.value.language} />
}

function DraftEditor({ draft }: { readonly draft: Draft }) {
  const { id, file } = draft
  const spoken = settings.value.language
  const known = languagesOf(file)
  const [chosen, setChosen] = useState(spoken)
  const language = known.includes(chosen) ? chosen : (known[0] ?? spoken)
  const plots = usePlots()
  const { faults, pairs, isCurrent } = useCheck(file, plots)
  const change = (how: (now: typeof file) => typeof file) => {
    const now = ownDrafts.value.find((each) => each.id === id)?.file ?? file
    keepDraft({ id, file: how(now) })
  }
  return (
    <EditingContext.Provider value={{ file, language, faults, change }}>
      <div class="workshop-parts">
        <div class="workshop-forms">
          <Basics spoken={spoken} onLanguage={setChosen} />
          <PowersPart plots={plots} />
          <StatesPart plots={plots} />
          <LandPart plots={plots} />
          <SeatingsPart />
          <StartPart />
        </div>
        <CheckPart {...{ plots, pairs, isCurrent }} />
      </div>
    </EditingContext.Provider>
  )
}
