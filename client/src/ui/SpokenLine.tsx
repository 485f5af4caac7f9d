import { type Cue, lineFor } from '#shared/voices/index'
import { matchFacts } from '../store/game.ts'
import { leaderName, lineText } from '../text/text.ts'
import './spokenLine.css'

interface SpokenLineProps {
  readonly cue: Cue
  /** Where it stands beside its speaker. */
  readonly class?: string
}

/** What a leader says, on paper. */
export function SpokenLine({ cue, class: name = '' }: SpokenLineProps) {
  return (
    <p class={`said ${name}`} data-occasion={cue.occasion} data-test={`said-${cue.speaker}`}>
      <span class="unseen">{leaderName(cue.speaker)}: </span>
      <q>{lineText(lineFor(matchFacts.value.commitment, cue))}</q>
    </p>
  )
}
