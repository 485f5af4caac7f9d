import type { MatteringChoice } from '#shared/debrief/matter'
import type { MatchOutline } from '#shared/debrief/outline'
import type { PowerId } from '#shared/ids'
import { dateOf, formatNumber, formatPercent, isHistorical, nameInText, t } from '../text/text.ts'
import type { Archive } from '../workers/archive.ts'
import { changeText } from './changeText.ts'
import type { SectionPart } from './Section.tsx'
import { type FoundChoice, useMatteringChoice } from './useMatteringChoice.ts'
import './theChoice.css'

/**
 * The one choice that mattered, found by playing every choice of a power again both ways, or the plain word that none did. Where
 * nothing can be played again, the gravest choices as questions.
 */
export function TheChoice({ debrief, me, own }: SectionPart<'choice'>) {
  const power = me ?? own?.night?.sides[0].power
  return own === undefined || power === undefined ? (
    <Forks debrief={debrief} />
  ) : (
    <FoundByPlaying archive={own.archive} outline={debrief} power={power} isMine={me !== undefined} />
  )
}

/** The choices that could have been made otherwise; what each was worth is for the class to argue. */
function Forks({ debrief: { choice } }: SectionPart<'choice'>) {
  return (
    <section class="the-choice" aria-labelledby="the-choice" data-test="forks">
      <p class="kicker">{t('debrief.choice.title')}</p>
      <h2 id="the-choice">{t('debrief.choice.question')}</h2>
      {choice.length === 0 && <p>{t('debrief.whatIf.nothing')}</p>}
      <ol class="forks">
        {choice.map((each, n) => (
          <li key={n}>{changeText(each)} …</li>
        ))}
      </ol>
    </section>
  )
}

interface TheChoiceProps {
  readonly archive: Archive
  readonly outline: MatchOutline
  /** Whose choices are tried: the viewer's own, or those of a power they look at. */
  readonly power: PowerId
  readonly isMine: boolean
}

function FoundByPlaying({ archive, outline, power, isMine }: TheChoiceProps) {
  const found = useMatteringChoice(archive, power)
  const who = { power: nameInText(power) }
  return (
    <section class="the-choice" aria-labelledby="the-choice" aria-busy={found === undefined} data-test="choice">
      <p class="kicker">{isMine ? t('debrief.choice.kicker') : t('debrief.choice.kickerOf', who)}</p>
      {found === undefined ? (
        <>
          <h2 id="the-choice">
            <span role="status">{t('debrief.choice.searching')}</span>
          </h2>
          <progress aria-label={t('debrief.whatIf.running')} />
        </>
      ) : found.mattering ? (
        <Mattering found={found.mattering} outline={outline} isMine={isMine} />
      ) : (
        <NothingMattered found={found} outline={outline} power={power} isMine={isMine} />
      )}
    </section>
  )
}

interface NothingProps extends Pick<TheChoiceProps, 'outline' | 'power' | 'isMine'> {
  readonly found: FoundChoice
}

function NothingMattered({ found, outline, power, isMine }: NothingProps) {
  const isLucky = outline.reveal?.outcome === 'peace'
  return (
    <div data-test="choice-none">
      <h2 id="the-choice">
        {isMine
          ? t(isLucky ? 'debrief.choice.lucky' : 'debrief.choice.unlucky')
          : t('debrief.choice.noneOf', { power: nameInText(power) })}
      </h2>
      <p class="soft">{t('debrief.choice.noneText', { choices: found.tried })}</p>
    </div>
  )
}

interface MatteringProps extends Pick<TheChoiceProps, 'outline' | 'isMine'> {
  readonly found: MatteringChoice
}

function Mattering({ found, outline, isMine }: MatteringProps) {
  const { choice, gain, low, high, gains } = found
  const { year, change } = choice
  const figures = {
    points: Math.abs(Math.round(gain)),
    low: Math.round(Math.min(Math.abs(low), Math.abs(high))),
    high: Math.round(Math.max(Math.abs(low), Math.abs(high))),
  }
  const verdict = gain > 0 ? (isMine ? 'cost' : 'costOf') : isMine ? 'right' : 'rightOf'
  const had = isMine ? t(`debrief.choice.had.${change.kind}`) : t('debrief.whatIf.otherwise')
  const did = t(isMine ? 'debrief.choice.youDid' : 'debrief.whatIf.asItWas')
  return (
    <div data-test="choice-found" data-change={change.kind}>
      <h2 id="the-choice">
        {isMine
          ? t('debrief.choice.head', { year: dateOf(outline.scenario, year), did: didText(found) })
          : changeText(choice)}
      </h2>
      <div class="fork">
        <svg viewBox="0 0 100 60" preserveAspectRatio="none" aria-hidden="true">
          <path class="way" d="M0 30H22C50 30 45 48 100 48" />
          <path class="way other" d="M22 30C50 30 45 12 100 12" />
        </svg>
        <span class="fork-year" aria-hidden="true">
          {isHistorical(outline.scenario) ? '' : year}
        </span>
        <WayOut name={had} figures={found.otherwise} isBetter={gain > 0} />
        <WayOut name={did} figures={found.asItWas} isBetter={gain <= 0} />
      </div>
      <p>{t(`debrief.choice.${verdict}`, figures)}</p>
      <p class="faint">{t('debrief.choice.note', { plays: gains.length })}</p>
    </div>
  )
}

interface WayOutProps {
  readonly name: string
  readonly figures: MatteringChoice['asItWas']
  readonly isBetter: boolean
}

/** Where one way leads: the points on average, and how often to war. */
function WayOut({ name, figures: { points, wars, plays }, isBetter }: WayOutProps) {
  return (
    <p class="fork-world" data-better={isBetter}>
      <span>{name}</span>
      <strong class="figures">{formatNumber(Math.round(points))}</strong> <small>{t('debrief.choice.points')}</small>
      <small>{t('debrief.choice.war', { percent: formatPercent(wars / plays) })}</small>
    </p>
  )
}

/** What the viewer did, as a sentence. */
function didText({ choice: { change } }: MatteringChoice): string {
  switch (change.kind) {
    case 'accept':
    case 'refuse': {
      const { from, treaty } = change
      return t(`debrief.choice.did.${change.kind}`, { from: nameInText(from), treaty: t(`treaty.${treaty}.name`) })
    }
    case 'noDemand':
      return t('debrief.choice.did.noDemand', { state: nameInText(change.state), against: nameInText(change.against) })
    case 'restrain':
    case 'holdFire':
      return t(`debrief.choice.did.${change.kind}`)
    default:
      return t(`debrief.choice.did.${change.kind}`, { rung: change.rung })
  }
}
