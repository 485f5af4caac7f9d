import { riskSoFar, stakesOf } from '#shared/analysis/stakes'
import type { PowerId } from '#shared/ids'
import { seenPower } from '#shared/view/lookup'
import { endFor } from '#shared/voices/endFor'
import { type Cue, cuesAt } from '#shared/voices/index'
import { closeCrisisResult } from '../commands/roomView.ts'
import { ChipMark } from '../orders/Consequences.tsx'
import { type CrisisResult, crisisResult } from '../store/crisis.ts'
import { ruleset } from '../store/game.ts'
import { leaderName, nameInText, rungName, t } from '../text/text.ts'
import type { Mood } from '../ui/face/moods.ts'
import { Icon } from '../ui/Icon.tsx'
import { Portrait } from '../ui/Portrait.tsx'
import { SpokenLine } from '../ui/SpokenLine.tsx'
import { useScene } from '../ui/useModal.ts'
import { aboutText } from './aboutText.ts'
import { termTexts } from './MoveKeys.tsx'
import { oneIn } from './odds.ts'
import './crisisResult.css'

/** How the viewer's confrontation ended: who gave way, what it brought and cost, and what two onlookers say. It stays until it is put away. */
export function CrisisResultScene() {
  const result = crisisResult.value
  return result && <Ended result={result} />
}

/** The face of a side when it is over. */
const MOODS: Readonly<Record<'won' | 'lost' | 'deal' | 'even', Mood>> = {
  won: 'pleased',
  lost: 'broken',
  deal: 'calm',
  even: 'wary',
}

function Ended({ result }: { readonly result: CrisisResult }) {
  const { dialog, putAway } = useScene(closeCrisisResult)
  const { crisis, view, end, ran } = result
  const me = view.self.id
  const rival = end.power === me ? end.target : end.power
  const ours = ended(end, me)
  const theirs = ended(end, rival)
  const odds = oneIn(riskSoFar(ran))
  const cues = cuesAt(
    end,
    view.year,
    view.powers.map(({ id }) => id),
  )
  return (
    <dialog
      ref={dialog}
      class="crisis-result"
      aria-labelledby="result-title"
      onClose={putAway}
      data-end={ours}
      data-test="crisis-result"
    >
      <Side result={result} power={me} mood={MOODS[ours]} cues={cues} side="ours" />
      <div class="told">
        <h2 id="result-title">{t(`stage.result.${ours}`, { power: nameInText(rival) })}</h2>
        <p class="soft">{aboutText(crisis, crisis.challenger === me)}</p>
        <p>{t('stage.resultRung', { rung: end.rung, name: rungName(end.rung) })}</p>
        <Counted result={result} ours={ours} />
        <p class="soft" data-test="result-odds">
          {odds === undefined ? t('stage.ranNone') : t('stage.ran', { n: odds })}
        </p>
        <Onlookers result={result} cues={cues} />
        <button type="button" class="primary" autofocus onClick={() => dialog.current?.close()} data-test="go-on">
          {t('stage.goOn')} <Icon name="next" />
        </button>
      </div>
      <Side result={result} power={rival} mood={MOODS[theirs]} cues={cues} side="theirs" />
    </dialog>
  )
}

/** How it ended for a side; a war has no such scene. */
function ended(end: CrisisResult['end'], side: PowerId): keyof typeof MOODS {
  const found = endFor(end, side)
  return found === undefined || found === 'war' ? 'even' : found
}

interface SideProps {
  readonly result: CrisisResult
  readonly power: PowerId
  readonly mood: Mood
  readonly cues: readonly Cue[]
  readonly side: 'ours' | 'theirs'
}

function Side({ result, power, mood, cues, side }: SideProps) {
  const seen = seenPower(result.view, power)
  const cue = cues.find(({ speaker, occasion }) => speaker === power && occasion !== 'onlooker')
  if (seen === undefined) return null
  return (
    <div class={`end-side ${side}`}>
      {cue && <SpokenLine cue={cue} />}
      <span class="end-face">
        <Portrait power={power} look={seen.look} mood={mood} bust />
      </span>
      <strong>{leaderName(power)}</strong>
    </div>
  )
}

/** What it brought or cost, as it was staked on its last rung; terms in words. */
function Counted({ result, ours }: { readonly result: CrisisResult; readonly ours: keyof typeof MOODS }) {
  const { view, crisis, end } = result
  const share = isSteppedBack(result, ours) ? ruleset.value.crisis.stepBackShare : 1
  const { won, lost } = stakesOf(ruleset.value, view, { ...crisis, rung: end.rung }, share)
  const chips = ours === 'won' ? won : ours === 'lost' ? lost : []
  const terms = ours === 'deal' ? termTexts(view, crisis) : []
  return (
    <div class="counted">
      <h3>{t(ours === 'lost' ? 'stage.paid' : 'stage.gained')}</h3>
      <ul>
        {chips.map((chip) => (
          <ChipMark key={chip.term} chip={chip} />
        ))}
        {terms.map((text) => (
          <li class="chip" key={text}>
            {text}
          </li>
        ))}
        {chips.length + terms.length === 0 && <li class="chip">{t('stage.nothing')}</li>}
      </ul>
    </div>
  )
}

/** Whether the side that gave way stepped back: the ground decides only where neither has climbed for a while (clause 7.11). */
function isSteppedBack({ crisis, moved }: CrisisResult, ours: keyof typeof MOODS): boolean {
  if (ours === 'lost' && moved !== undefined) return moved === 'stepBack'
  return moved === 'raise' || crisis.stands + 1 < ruleset.value.crisis.decidedAfter
}

/** Two who watched, where the crisis had become public, and what they say. */
function Onlookers({ result, cues }: { readonly result: CrisisResult; readonly cues: readonly Cue[] }) {
  const isPublic = result.end.rung >= ruleset.value.crisis.publicFrom
  const others = isPublic ? cues.filter(({ occasion }) => occasion === 'onlooker') : []
  if (others.length === 0) return <p class="soft">{isPublic ? '' : t('stage.noOnlookers')}</p>
  return (
    <div class="onlookers">
      <h3>{t('stage.onlookers')}</h3>
      {others.map((cue) => (
        <div key={cue.speaker} class="onlooker">
          <span class="end-face">
            <Portrait power={cue.speaker} look={seenPower(result.view, cue.speaker)?.look ?? 0} />
          </span>
          <SpokenLine cue={cue} />
        </div>
      ))}
    </div>
  )
}
